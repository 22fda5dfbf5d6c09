using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Podcasts.Ops.Diarize;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Tests;

/// <summary>Ops as it really is, on a data folder of its own, with engines that are fakes.</summary>
internal sealed class OpsHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly bool _ownsFolder;

    private OpsHost(IHost host, string folder, bool ownsFolder, FakeEngines engines, FakeSpeakers speakers, LogLines logs) =>
        (_host, Folder, _ownsFolder, Engines, Speakers, Logs) = (host, folder, ownsFolder, engines, speakers, logs);

    public string Folder { get; }

    public FakeEngines Engines { get; }

    public FakeSpeakers Speakers { get; }

    public LogLines Logs { get; }

    public DataFolder Data => Get<DataFolder>();

    public static async Task<OpsHost> StartAsync(string? folder = null, params (string Name, string Value)[] settings)
    {
        var root = folder ?? Directory.CreateTempSubdirectory("podcasts-ops-").FullName;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["PODCASTS_DATA"] = root,
            ["Fetching:AllowPrivateNetworks"] = "true",
            ["Fetching:Attempts"] = "1",
            ["SampleShow:Enabled"] = "false",
            ["Search:IndexEvery"] = "01:00:00", // A search catches up by itself, and nothing else reads rows meanwhile.
            ["Search:Wait"] = "00:01:00",
            ["Transcribe:ReconcileEvery"] = "00:00:00.3",
            ["Transcribe:RetryDelay"] = "00:00:00.1",
            ["Transcribe:ProgressEvery"] = "00:00:00.02",
        });
        if (TestPostgres.IsChosen)
        {
            builder.Configuration.AddInMemoryCollection(await TestPostgres.SettingsAsync(root));
        }

        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        var (engines, speakers, logs) = (new FakeEngines(), new FakeSpeakers(), new LogLines());
        builder.Services.AddSingleton<EngineFactory>(engines.Load);
        builder.Services.AddSingleton<DiarizeEngineFactory>(speakers.Load);
        builder.Services.AddPodcastsOps(builder.Configuration);
        builder.Logging.AddProvider(logs);
        var host = builder.Build();
        try
        {
            TinyModel.PutInto(host.Services.GetRequiredService<DataFolder>().Models, "tiny.en");
            await host.StartAsync();
        }
        catch
        {
            host.Dispose();
            throw;
        }

        return new OpsHost(host, root, folder is null, engines, speakers, logs);
    }

    /// <summary>Spoils what Quartz keeps for a data folder whose host has stopped.</summary>
    public static async Task LoseQueueAsync(string folder)
    {
        if (TestPostgres.IsChosen)
        {
            await TestPostgres.DropQueueAsync(await TestPostgres.DatabaseAsync(folder));
        }
        else
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "engine.db"), "This is not a database at all, and it never was one.");
        }
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public async Task<T> QueryAsync<T>(Func<PodcastsDbContext, Task<T>> query)
    {
        await using var database = await Get<IDbContextFactory<PodcastsDbContext>>().CreateDbContextAsync();
        return await query(database);
    }

    /// <summary>Changes the database as a stranger would, past all rules.</summary>
    public Task<int> TamperAsync(FormattableString sql) => QueryAsync(database => database.Database.ExecuteSqlAsync(sql));

    /// <summary>Adds the show of a publisher and gives the id of its newest episode.</summary>
    public async Task<string> AddAsync(Publisher publisher)
    {
        var (podcast, _) = await Get<PodcastsOrchestrator>().AddAsync(publisher.Feed, CancellationToken.None);
        return podcast.Episodes[0].Id;
    }

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
