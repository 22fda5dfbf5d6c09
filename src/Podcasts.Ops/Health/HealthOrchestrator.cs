using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Podcasts.Core.Torch;
using Podcasts.Core.Torch.Gpu;
using Podcasts.Core.Transcribe.Speech;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Health.Storage;
using Podcasts.Ops.Models;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Health;

/// <summary>Health: everything that the app needs to do its work, looked at now.</summary>
public sealed class HealthOrchestrator(IDbContextFactory<PodcastsDbContext> databases, DataFolder data, FreeSpace space, ModelShelf models, SpeechDetectors speech, EngineList engines, StorageInspection storage, IOptions<TorchOptions> torch)
{
    internal const string Ok = "healthy";
    internal const string Warning = "degraded";
    internal const string Failed = "unhealthy";
    private const long ScarceBytes = 1L << 30;

    private static readonly string[] Tools = ["ffmpeg", "ffprobe"];

    private static readonly string Version =
        typeof(HealthOrchestrator).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public async Task<HealthDetails> GetAsync(CancellationToken cancellationToken)
    {
        HealthCheck[] checks =
        [
            await DatabaseCheckAsync(cancellationToken),
            await DiskCheckAsync(),
            await TryAsync("ffmpeg", () => Task.FromResult(Ffmpeg())),
            await TryAsync("torch", () => Task.Run(Torch, cancellationToken)),
            await TryAsync("gpu", () => Task.Run(Gpu, cancellationToken)),
            await TryAsync("engine", () => Task.FromResult(Engine())),
            await TryAsync("model", () => Task.FromResult(Model())),
            await TryAsync("speech", () => Task.FromResult(Speech())),
        ];
        var worst = checks.Any(c => c.Status == Failed) ? Failed : checks.Any(c => c.Status == Warning) ? Warning : Ok;
        return new HealthDetails(worst, Version, checks);
    }

    /// <summary>Looks at every row and every file.</summary>
    /// <param name="thorough">Whether the content of files is compared with their names and checksums, which reads everything.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public async Task<StorageReport> StorageAsync(bool thorough, CancellationToken cancellationToken) =>
        await storage.LookAsync(thorough, cancellationToken).LastAsync(cancellationToken);

    /// <summary>The same, told now and then while it looks.</summary>
    public IAsyncEnumerable<StorageReport> StorageProgressAsync(bool thorough, CancellationToken cancellationToken) => storage.LookAsync(thorough, cancellationToken);

    /// <summary>Repairs findings, one after the other; one that cannot be repaired keeps none of the others from it.</summary>
    /// <param name="ids">As a look has found them; null for all that a quick look finds and the app can repair.</param>
    /// <param name="cancellationToken">Stops at once; what is half done goes on with the next repair.</param>
    public async Task<IReadOnlyList<StorageRepairResult>> RepairStorageAsync(IReadOnlyList<string>? ids, CancellationToken cancellationToken)
    {
        ids ??= [.. (await StorageAsync(thorough: false, cancellationToken)).Findings.Where(finding => finding.Repair is not null).Select(finding => finding.Id)];
        var results = new List<StorageRepairResult>();
        foreach (var id in ids)
        {
            results.Add(await storage.RepairAsync(id, cancellationToken));
        }

        return results;
    }

    internal Task<HealthCheck> DatabaseCheckAsync(CancellationToken cancellationToken) => TryAsync("database", () => DatabaseAsync(cancellationToken));

    internal Task<HealthCheck> DiskCheckAsync() => TryAsync("disk", () => Task.FromResult(Disk()));

    private static async Task<HealthCheck> TryAsync(string name, Func<Task<(string Status, string Message)>> check)
    {
        try
        {
            var (status, message) = await check();
            return new HealthCheck(name, status, message);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new HealthCheck(name, Failed, Faults.Explain(failure)?.Message ?? failure.Message);
        }
    }

    private async Task<(string Status, string Message)> DatabaseAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return (Ok, $"The database answers; it holds {await database.Episodes.CountAsync(cancellationToken)} episodes.");
    }

    private (string Status, string Message) Disk()
    {
        space.Ensure();
        var free = space.Bytes;
        return free > ScarceBytes
            ? (Ok, $"{free >> 30} GB are free for the data folder.")
            : (Warning, $"Only {free >> 20} MB are free for the data folder. Free some space before the next episodes.");
    }

    private static (string Status, string Message) Ffmpeg()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] missing = [.. Tools.Where(tool => !folders.Any(folder => File.Exists(Path.Combine(folder, tool))))];
        return missing.Length == 0
            ? (Ok, "ffmpeg and ffprobe are installed.")
            : (Failed, $"{string.Join(" and ", missing)} cannot be found. Install the package ffmpeg, or start with ./run, which does.");
    }

    private (string Status, string Message) Torch()
    {
        TorchRuntime.Load(torch.Value.LibraryPath);
        return (Ok, "libtorch is loaded.");
    }

    private (string Status, string Message) Gpu()
    {
        var finding = GpuDiagnosis.Look(torch.Value);
        return (finding.State switch { GpuState.Good => Ok, GpuState.Unused => Warning, _ => Failed }, finding.Message);
    }

    private (string Status, string Message) Engine()
    {
        var engine = engines.Chosen.Describe();
        return engine.Problem is { } problem ? (Failed, problem) : (Ok, $"{engine.Name} hears the episodes.");
    }

    private (string Status, string Message) Model()
    {
        var model = models.Find(null);
        return ModelShelf.IsDemo(model)
            ? (Ok, $"Only the demo model is here; it hears the sample show and nothing else. Put a real one, such as ggml-base.en.bin, into {data.Models}.")
            : (Ok, $"The model {model.Id} is used where a request names none.");
    }

    private (string Status, string Message) Speech()
    {
        var (detector, problem) = speech.Find();
        return problem is not null ? (Warning, $"{problem} Until then speech is told from other sound by {detector.Name}.")
            : detector is SpeechEnergy ? (Ok, $"Speech is told from silence by loudness. To tell it from music and noise too, put whisper.cpp's ggml-silero-v6.2.0.bin into {data.Models}.")
            : (Ok, $"Speech is told from other sound by {detector.Name}.");
    }
}
