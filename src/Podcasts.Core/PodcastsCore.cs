using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Podcasts.Core.Directories;
using Podcasts.Core.Episodes;
using Podcasts.Core.Fetching;
using Podcasts.Core.Models;
using Podcasts.Core.Podcasts;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe.OpenAi;
using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcribe.WhisperNet;

namespace Podcasts.Core;

public static class PodcastsCore
{
    /// <summary>Adds everything that Core can do; options are checked when the host starts, or else when first used.</summary>
    public static IServiceCollection AddPodcastsCore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FetchingOptions>().Bind(configuration.GetSection(FetchingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<TorchOptions>().Bind(configuration.GetSection(TorchOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ModelsOptions>().Bind(configuration.GetSection(ModelsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DirectoriesOptions>().Bind(configuration.GetSection(DirectoriesOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<TorchOptions>, LibraryPathCheck>();
        services.AddSingleton<IValidateOptions<ModelsOptions>, ValidateModelsOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ModelCatalog>();
        services.AddSingleton<OfferedModels>();
        services.AddSingleton<ModelDownloader>();
        services.TryAddSingleton<OriginLogin>(_ => _ => null);
        services.TryAddSingleton<NameLookup>(Dns.GetHostAddressesAsync);
        services.AddSingleton<Fetcher>();
        services.AddSingleton<PodcastPresenter>();
        services.AddSingleton<IPodcastDirectory, AppleDirectory>();
        services.AddSingleton<PodcastIndexDirectory>();
        services.AddSingleton<IPodcastDirectory>(provider => provider.GetRequiredService<PodcastIndexDirectory>());
        services.TryAddSingleton<PodcastIndexKeys>(_ => _ => null);
        services.AddSingleton<ChaptersReader>();
        services.AddSingleton<EpisodeAudioReader>();
        WhisperTorchLoader.Add(services);
        WhisperNetLoader.Add(services, configuration);
        OpenAiLoader.Add(services, configuration);
        return services.AddFetchingClients();
    }

    private static IServiceCollection AddFetchingClients(this IServiceCollection services)
    {
        services.AddHttpClient(Door.Outside, WithoutTimeout).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(provider =>
        {
            var options = provider.GetRequiredService<IOptions<FetchingOptions>>();
            var handler = BareHandler(options.Value);
            handler.ConnectCallback = new OutsideConnection(provider.GetRequiredService<NameLookup>(), options).ConnectAsync;
            return handler;
        });
        services.AddHttpClient(Door.Own, WithoutTimeout).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(provider =>
            BareHandler(provider.GetRequiredService<IOptions<FetchingOptions>>().Value));
        return services;
    }

    /// <summary>The Fetcher has its own clock.</summary>
    private static void WithoutTimeout(HttpClient client) => client.Timeout = Timeout.InfiniteTimeSpan;

    /// <summary>Redirects and decompression are the Fetcher's; a proxy would hide the address from its check, and no trace of ours leaves the house.</summary>
    private static SocketsHttpHandler BareHandler(FetchingOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = options.ConnectTimeout,
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
    };
}
