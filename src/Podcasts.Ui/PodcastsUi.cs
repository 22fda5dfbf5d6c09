using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Podcasts.Api;
using Podcasts.Api.Account;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components;

namespace Podcasts.Ui;

/// <summary>The pages, and the typed clients through which alone they reach the Api.</summary>
public static class PodcastsUi
{
    /// <summary>A feed may take its publisher's time to read; the Api's own limits end it long before this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Adds the pages and, in the same process, the Api below them, unless <see cref="UiOptions.ApiAddress"/> says that it runs elsewhere.</summary>
    public static WebApplicationBuilder AddPodcastsUi(this WebApplicationBuilder builder)
    {
        if (IsApiHere(builder.Configuration))
        {
            builder.AddPodcastsApi();
        }
        else
        {
            builder.Services.AddProblemDetails();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        }

        // Lets the built app find its style sheets outside Development too; a published one has them beside it.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddOptions<UiOptions>().Bind(builder.Configuration.GetSection(UiOptions.Section)).ValidateOnStart();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddApiClients();
        return builder;
    }

    /// <summary>Maps the pages and the Api, or the relay to an Api that runs elsewhere.</summary>
    public static WebApplication MapPodcastsUi(this WebApplication app)
    {
        app.UsePageErrors();
        app.UseLanguages();
        if (IsApiHere(app.Configuration))
        {
            app.MapPodcastsApi();
            if (PodcastsApi.IsWorker(app))
            {
                return app;
            }
        }
        else
        {
            app.UseSafety();
            app.UseMiddleware<ThisComputerOnly>();
            foreach (var path in new[] { "/api/{**path}", "/feeds/{**path}" })
            {
                app.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], (HttpContext context, ApiRelay relay) => relay.ForwardAsync(context));
            }
        }

        app.UseAntiforgery();
        var assets = app.MapStaticAssets();
        var pages = app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        if (IsApiHere(app.Configuration))
        {
            assets.AllowAnonymous();
            pages.RequireAuthorization(Access.Reader);
        }

        return app;
    }

    /// <summary>One typed client per route of the Api.</summary>
    internal static IServiceCollection AddApiClients(this IServiceCollection services)
    {
        services.AddSingleton<ApiAddress>();
        services.AddScoped<Caller>();
        services.AddApiClient<AccountClient>();
        services.AddApiClient<UsersClient>();
        services.AddApiClient<KeysClient>();
        services.AddApiClient<AuditClient>();
        services.AddApiClient<PodcastsClient>();
        services.AddApiClient<OpmlClient>();
        services.AddApiClient<EpisodesClient>();
        services.AddApiClient<TranscribeClient>();
        services.AddApiClient<TranscriptsClient>();
        services.AddApiClient<DiarizeClient>();
        services.AddApiClient<SpeakersClient>();
        services.AddApiClient<SearchClient>();
        services.AddApiClient<BookmarksClient>();
        services.AddApiClient<QueueClient>();
        services.AddApiClient<ModelsClient>();
        services.AddApiClient<CredentialsClient>();
        services.AddApiClient<DirectoriesClient>();
        services.AddApiClient<HealthClient>();
        services.AddApiClient<ApiRelay>();
        return services;
    }

    // Before anybody is asked who they are, so that the page that comes instead is asked for in the same way.
    private static void UsePageErrors(this WebApplication app)
    {
        // The Api answers its own errors, in ProblemDetails; these two are for the pages.
        app.UseWhen(context => !IsApi(context), pages => pages.UseExceptionHandler(failed => failed.Run(ShowErrorPage)));
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            if (IsApi(context) && context.Features.Get<IStatusCodePagesFeature>() is { } notFoundPage)
            {
                notFoundPage.Enabled = false;
            }

            return next(context);
        });
    }

    // The reader's choice, else what the browser asks for. Programs are always answered in English.
    private static void UseLanguages(this WebApplication app) =>
        app.UseWhen(context => !IsApi(context), pages => pages.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new(CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("en")),
            SupportedCultures = [CultureInfo.InvariantCulture],
            SupportedUICultures = [.. Language.Offered.Keys.Select(CultureInfo.GetCultureInfo)],
            RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()],
        }));

    private static bool IsApiHere(IConfiguration configuration) =>
        configuration.GetSection(UiOptions.Section).Get<UiOptions>()?.ApiAddress is null;

    private static bool IsApi(HttpContext context) => PodcastsApi.IsApi(context.Request.Path);

    private static Task ShowErrorPage(HttpContext context)
    {
        context.Response.Redirect("/error");
        return Task.CompletedTask;
    }

    // As AddHttpClient does it, but within the page's own scope, which knows who looks at the page.
    private static void AddApiClient<TClient>(this IServiceCollection services)
        where TClient : class
    {
        services.AddHttpClient(typeof(TClient).Name);
        services.AddTransient(page =>
        {
            var handler = new CallerHandler(page.GetRequiredService<Caller>()) { InnerHandler = page.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(typeof(TClient).Name) };
            var http = new HttpClient(handler, disposeHandler: false) { BaseAddress = page.GetRequiredService<ApiAddress>().Current, Timeout = Patience };
            return ActivatorUtilities.CreateInstance<TClient>(page, http);
        });
    }
}
