using System.Net;
using FluentValidation;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.Extensions.Options;
using Podcasts.Api.Account;
using Podcasts.Api.Episodes;
using Podcasts.Api.Errors;
using Podcasts.Api.Health;
using Podcasts.Api.V1;
using Podcasts.Api.Validation;
using Podcasts.Ops;
using Podcasts.Ops.Nodes;
using Scalar.AspNetCore;

namespace Podcasts.Api;

/// <summary>The HTTP side: adds itself and Ops below it to any host, and runs headless by itself.</summary>
public static class PodcastsApi
{
    private const string DefaultUrl = "http://127.0.0.1:5080";
    private const long LargestBody = 64 << 10;

    /// <summary>Adds Api and, below it, Ops and Core.</summary>
    public static WebApplicationBuilder AddPodcastsApi(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddPodcastsOps(builder.Configuration);
        builder.Services.AddPodcastsLogs(builder.Configuration);
        builder.Services.AddPodcastsTelemetry(builder.Configuration);
        builder.AddAccess();
        builder.Services.AddSingleton<IProblemDetailsWriter, V1ErrorWriter>(); // Before the standard ones: the first that can write does.
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = ProblemSentences.Complete);
        builder.Services.AddExceptionHandler<PodcastsExceptionHandler>();
        builder.Services.AddPodcastsOpenApi();
        builder.Services.AddValidatorsFromAssembly();
        builder.Services
            .AddControllers(options =>
            {
                options.SuppressAsyncSuffixInActionNames = false;
                options.Filters.Add<ValidationFilter>();
                options.Filters.Add(new RequestSizeLimitAttribute(LargestBody));
                SpeakJsonOnly(options);
            })
            .AddApplicationPart(typeof(PodcastsApi).Assembly) // The host may be another program than this one.
            .ConfigureApiBehaviorOptions(options => options.InvalidModelStateResponseFactory = InvalidRequest.Answer);
        return builder;
    }

    /// <summary>Maps the routes, the sample show, probes, metrics, and the pages that show the API.</summary>
    public static WebApplication MapPodcastsApi(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<CorrelationMiddleware>();
        app.UseSafety();
        app.UseWhen(context => IsApi(context.Request.Path), api => api.UseExceptionHandler().UseStatusCodePages());
        if (!IsWorker(app))
        {
            app.UseSampleShow();
        }

        app.UseAccess();
        app.MapHealthProbes();
        app.MapPrometheusScrapingEndpoint("/metrics");
        if (IsWorker(app))
        {
            return app;
        }

        app.MapOidc(app.Services.GetRequiredService<IOptions<OidcOptions>>().Value);
        app.MapControllers();
        app.MapAudioForNodes();
        app.MapOpenApi();
        app.MapScalarApiReference(options => options.WithTitle("Podcasts").DisableDefaultFonts().DisableAgent().WithNonce());
        app.Lifetime.ApplicationStarted.Register(() => TellOwnAddress(app.Services));
        app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<OpenAccess>().TellCodeAsync(app.Lifetime.ApplicationStopping).GetAwaiter().GetResult());
        return app;
    }

    /// <summary>Keeps browsers from guessing, framing and running what is no page of ours; refuses changes that another website asks for.</summary>
    public static void UseSafety(this WebApplication app)
    {
        app.UseHsts();
        app.UseMiddleware<SafetyMiddleware>();
    }

    /// <summary>Whether a program is asking, and not a reader for a page.</summary>
    public static bool IsApi(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/feeds") || path.StartsWithSegments("/v1");

    /// <summary>Whether this process only works, and serves nothing but probes and metrics.</summary>
    public static bool IsWorker(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.Services.GetRequiredService<IOptions<NodeOptions>>().Value.Role == NodeOptions.Worker;
    }

    /// <summary>Does what the words say, <c>backup</c> or <c>restore</c>, or else builds and runs a host; what a person can mend is told in a sentence, without a stack trace.</summary>
    /// <returns>The exit code: 0 after a stop that was asked for, 1 where the app must not start.</returns>
    public static int Run(string[] args, Func<WebApplication> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        if (PodcastsCommands.Has(args))
        {
            return PodcastsCommands.Run(args);
        }

        try
        {
            using var app = build();
            Serve(app);
            return 0;
        }
        catch (Exception failure) when (StartFailure.Explain(failure) is { } sentence)
        {
            Console.Error.WriteLine(sentence);
            return 1;
        }
    }

    // Where a start fails, what was started before it must end before what it uses is disposed of.
    private static void Serve(WebApplication app)
    {
        try
        {
            app.Start();
            app.WaitForShutdown();
        }
        catch
        {
            app.StopAsync().GetAwaiter().GetResult();
            throw;
        }
    }

    private static void AddValidatorsFromAssembly(this IServiceCollection services) =>
        AssemblyScanner.FindValidatorsInAssembly(typeof(PodcastsApi).Assembly, includeInternalTypes: true)
            .ForEach(found => services.AddSingleton(found.InterfaceType, found.ValidatorType));

    private static void SpeakJsonOnly(MvcOptions options)
    {
        options.OutputFormatters.RemoveType<StringOutputFormatter>();
        options.OutputFormatters.OfType<SystemTextJsonOutputFormatter>().Single().SupportedMediaTypes.Remove("text/json");
        options.InputFormatters.OfType<SystemTextJsonInputFormatter>().Single().SupportedMediaTypes.Remove("text/json");
    }

    // In memory, as in some tests, there is no address, and then no sample show.
    private static void TellOwnAddress(IServiceProvider services)
    {
        var addresses = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (addresses.OrderBy(address => address.StartsWith("https:", StringComparison.Ordinal)).FirstOrDefault() is { } address)
        {
            var own = BindingAddress.Parse(address);
            var isAny = own.Host is "*" or "+" || (IPAddress.TryParse(own.Host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));
            services.GetRequiredService<OwnAddress>().Set(new UriBuilder(own.Scheme, isAny ? "127.0.0.1" : own.Host, own.Port).Uri);
        }
    }
}
