using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Podcasts.Core;
using Podcasts.Core.Directories;
using Podcasts.Core.Fetching;
using Podcasts.Core.Speakers;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe.OpenAi;
using Podcasts.Ops.Account;
using Podcasts.Ops.Bookmarks;
using Podcasts.Ops.Credentials;
using Podcasts.Ops.Diarize;
using Podcasts.Ops.Directories;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Feeds;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Health;
using Podcasts.Ops.Health.Storage;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Models;
using Podcasts.Ops.Nodes;
using Podcasts.Ops.Opml;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Queue;
using Podcasts.Ops.Search;
using Podcasts.Ops.Speakers;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.Transcripts;
using Podcasts.Ops.Transcripts.Editing;
using Podcasts.Ops.V1;

namespace Podcasts.Ops;

/// <summary>Adds everything that keeps state and runs in the background.</summary>
public static class PodcastsOps
{
    /// <summary>The setting that names the data folder.</summary>
    public const string DataSetting = "PODCASTS_DATA";

    /// <summary>Adds Ops and, below it, Core. The data folder is opened and locked when it is first asked for.</summary>
    public static IServiceCollection AddPodcastsOps(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton<OriginLogin>(provider => address => provider.GetRequiredService<CredentialStore>().FindLogin(address));
        services.AddPodcastsCore(configuration);
        var node = configuration.GetSection(NodeOptions.Section).Get<NodeOptions>() ?? new();
        var storage = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new();
        var path = DataFolder.PathIn(configuration);
        services.AddSingleton(_ => DataFolder.Open(path));
        services.AddSingleton<SetAside>();
        services.AddSingleton<FreeSpace>();
        services.AddDatabase(storage);
        services.AddKeyRing();
        services.AddAccounts(configuration);
        services.AddSingleton<OpenAiKey>(provider => address =>
            provider.GetRequiredService<CredentialStore>().Find(CredentialKind.OpenAi, address)?.Value ?? provider.GetRequiredService<IOptions<OpenAiOptions>>().Value.ApiKey);
        services.AddSingleton<PodcastIndexKeys>(provider => address => PodcastIndexKeyOf(provider.GetRequiredService<CredentialStore>(), address));
        AddOptions<StorageOptions>(services, configuration, StorageOptions.Section);
        AddOptions<PodcastsOptions>(services, configuration, PodcastsOptions.Section);
        AddOptions<NodeOptions>(services, configuration, NodeOptions.Section);
        services.AddSingleton<IValidateOptions<NodeOptions>, NodeRules>();
        services.AddHttpClient(WebNode.Client, http => http.Timeout = Timeout.InfiniteTimeSpan).RemoveAllLoggers();
        AddOptions<SampleShowOptions>(services, configuration, SampleShowOptions.Section);
        AddOptions<TranscribeOptions>(services, configuration, TranscribeOptions.Section);
        AddOptions<SpeakersOptions>(services, configuration, SpeakersOptions.Section);
        AddOptions<SearchOptions>(services, configuration, SearchOptions.Section);
        AddOptions<UploadsOptions>(services, configuration, UploadsOptions.Section);
        AddOptions<FeedsOptions>(services, configuration, FeedsOptions.Section);
        AddOptions<GpuOptions>(services, configuration, GpuOptions.Section);
        services.AddSingleton<IValidateOptions<TranscribeOptions>, KnownEngine>();
        services.TryAddSingleton<EngineFactory>(provider =>
            (model, cancellationToken) => provider.GetRequiredService<EngineList>().Find(model.Engine).Load(model.Model, model.Device, cancellationToken));
        services.TryAddSingleton<DiarizeEngineFactory>(provider =>
            (folder, device, cancellationToken) =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return Diarizer.Load(folder, provider.GetRequiredService<IOptions<TorchOptions>>().Value.On(device));
            });
        services.TryAddSingleton<EngineRoom>(provider => provider.GetRequiredService<GpuMemory>().HoldsAnother);
        services
            .AddSingleton<OwnAddress>()
            .AddSingleton<GpuSessions>()
            .AddSingleton<PodcastsOrchestrator>()
            .AddSingleton<ShowHints>()
            .AddSingleton<WholeShow>()
            .AddSingleton<ShowTranscripts>()
            .AddSingleton<PodcastImport>()
            .AddSingleton<FeedLogins>()
            .AddSingleton<FeedChecks>()
            .AddSingleton<SampleShow>()
            .AddSingleton<EpisodesOrchestrator>()
            .AddSingleton<EpisodeList>()
            .AddSingleton<EpisodeAudio>()
            .AddSingleton<PreparedAudio>()
            .AddSingleton<AudioFetches>()
            .AddSingleton<WebNode>()
            .AddSingleton<AudioCache>()
            .AddSingleton<Artwork>()
            .AddSingleton<EpisodeChapters>()
            .AddSingleton<TranscribeOrchestrator>()
            .AddSingleton<Shards>()
            .AddSingleton<WorkControl>()
            .AddSingleton<WorkLine>()
            .AddSingleton<WorkBell>()
            .AddSingleton<WorkFence>()
            .AddSingleton<WorkClaims>()
            .AddSingleton<WorkTrouble>()
            .AddSingleton<WorkRun>()
            .AddSingleton<WorkStage, PrepareStage>()
            .AddSingleton<WorkStage, RecognizeStage>()
            .AddSingleton<WorkStage, FinalizeStage>()
            .AddSingleton<WorkStage, DiarizeStage>()
            .AddSingleton<DiarizeOrchestrator>()
            .AddSingleton<SpeakerModels>()
            .AddSingleton<SpeakersOrchestrator>()
            .AddSingleton<EpisodeSpeakers>()
            .AddSingleton<SpeakerCorrections>()
            .AddSingleton<VoicePrintKeeper>()
            .AddSingleton<TranscriptsOrchestrator>()
            .AddSingleton<TranscriptReader>()
            .AddSingleton<TextCorrections>()
            .AddSingleton<TextHistory>()
            .AddSingleton<TextReplacements>()
            .AddSingleton<SearchOrchestrator>()
            .AddSingleton<SearchIndexer>()
            .AddSingleton<DirectoriesOrchestrator>()
            .AddSingleton<ListedPictures>()
            .AddSingleton<OtherTranscripts>()
            .AddSingleton<BookmarksOrchestrator>()
            .AddSingleton<PublisherTranscripts>()
            .AddSingleton<FeedsOrchestrator>()
            .AddSingleton<OpmlOrchestrator>()
            .AddSingleton<Uploads>()
            .AddSingleton<V1Orchestrator>()
            .AddSingleton<CredentialsOrchestrator>()
            .AddSingleton<CredentialTrials>()
            .AddSingleton<CredentialKinds>()
            .AddSingleton<CredentialFile>()
            .AddSingleton<CredentialStore>()
            .AddSingleton<ModelDownloads>()
            .AddSingleton<ModelDownloadRun>()
            .AddSingleton<ModelParts>()
            .AddSingleton<EngineList>()
            .AddSingleton<GpuMemory>()
            .AddSingleton<ModelsOrchestrator>()
            .AddSingleton<ModelShelf>()
            .AddSingleton<SpeechDetectors>()
            .AddSingleton<HealthOrchestrator>()
            .AddSingleton<QueueOrchestrator>()
            .AddSingleton<QueuePicture>()
            .AddSingleton<DeviceMemory>()
            .AddSingleton<JobTelemetry>();
        services.AddReadyChecks();

        AddStorageChecks(services);

        // In this order: database, queue, what fills the queue, what wants a running server.
        services.AddHostedService<StorageStarter>();
        services.AddHostedService(provider => provider.GetRequiredService<FirstUser>());
        if (storage.Database == StorageOptions.Postgres)
        {
            services.AddHostedService<NodeName>();
        }

        WorkScheduling.Add(
            services,
            DataFolder.EngineFile(path),
            configuration.GetSection(TranscribeOptions.Section).Get<TranscribeOptions>() ?? new(),
            configuration.GetSection(GpuOptions.Section).Get<GpuOptions>() ?? new(),
            storage,
            node);
        services.AddHostedService<WorkReconciler>();
        services.AddHostedService(provider => provider.GetRequiredService<ModelDownloads>());
        services.AddHostedService(provider => provider.GetRequiredService<SampleShow>());
        services.AddHostedService<NewEpisodes>();
        services.AddSingleton<AudioRetention>();
        services.AddHostedService(provider => provider.GetRequiredService<AudioRetention>());
        services.AddHostedService<SearchIndexing>();
        services.AddHostedService(provider => provider.GetRequiredService<PublisherTranscripts>());
        return services;
    }

    /// <summary>Adds what hears sound files beside an app that may run: the data folder is looked into for models and keys, neither made nor locked, and nothing runs in the background.</summary>
    public static IServiceCollection AddPodcastsFiles(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPodcastsOps(configuration);
        services.Replace(ServiceDescriptor.Singleton(DataFolder.Look(DataFolder.PathIn(configuration))));
        return services.AddSingleton<FileTranscriber>();
    }

    private static PodcastIndexKey? PodcastIndexKeyOf(CredentialStore store, Uri address) =>
        store.Find(CredentialKind.PodcastIndexKey, address) is { } key && store.Find(CredentialKind.PodcastIndexSecret, address) is { } secret ? new(key.Value, secret.Value) : null;

    // In this order: what is cheap and tells most comes first.
    private static void AddStorageChecks(IServiceCollection services) => services
        .AddSingleton<StorageInspection>()
        .AddSingleton<RowHealing>()
        .AddSingleton<IStorageCheck, DatabaseCheck>()
        .AddSingleton<IStorageCheck, RowsCheck>()
        .AddSingleton<IStorageCheck, SearchCheck>()
        .AddSingleton<IStorageCheck, CredentialsCheck>()
        .AddSingleton<IStorageCheck, ImagesCheck>()
        .AddSingleton<IStorageCheck, AudioCheck>()
        .AddSingleton<IStorageCheck, ModelsCheck>()
        .AddSingleton<IStorageCheck, SetAsideCheck>();

    private static void AddOptions<T>(IServiceCollection services, IConfiguration configuration, string section)
        where T : class => services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();
}
