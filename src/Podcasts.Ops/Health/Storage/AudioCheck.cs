using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Fetching;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Health.Storage;

/// <summary>Every recording that a row names is there, whole, and what its name says; every file is held by a row.</summary>
internal sealed class AudioCheck(IDbContextFactory<PodcastsDbContext> databases, DataFolder data, EpisodeAudio audio, SetAside setAside, TimeProvider time) : IStorageCheck
{
    private const string Orphan = "No episode holds it.";
    private const string BrokenPeaks = "It is cut or broken.";

    // What has just come may be about to be named by a row.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public string Name => "audio";

    public async IAsyncEnumerable<StorageLook> LookAsync(bool thorough, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var stems = new HashSet<string>();
        await foreach (var episode in database.Episodes.Where(e => e.AudioFile != null).AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (RowRules.Refusal(episode) is null && stems.Add(Stem(episode.AudioFile!)))
            {
                yield return new(StorageGroup.Audio, Describe(episode, await TroubleAsync(episode, thorough, cancellationToken)));
            }
        }

        var hidden = await database.Episodes.IgnoreQueryFilters().Where(e => e.SetAsideReason != null && e.AudioFile != null).Select(e => e.AudioFile!).ToListAsync(cancellationToken);
        stems.UnionWith(hidden.Select(Stem));
        foreach (var name in Files())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!stems.Contains(Stem(name)))
            {
                yield return new(StorageGroup.Audio, await DescribeOrphanAsync(database, name, cancellationToken));
            }
            else if (HasBrokenPeaks(name))
            {
                yield return new(StorageGroup.Audio, new($"{Name}:{name}", StorageGroup.Audio, $"The picture of a waveform, audio/{name}", BrokenPeaks, new(StorageAction.SetAside, "The file is moved to set-aside, and made again with the next work on the episode.")));
            }
        }
    }

    public async Task<string?> RepairAsync(string subject, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var holder = await database.Episodes.AsNoTracking().Where(e => e.AudioFile == subject).OrderBy(e => e.Id).FirstOrDefaultAsync(cancellationToken);
        if (holder is null)
        {
            return await SetOrphanAsideAsync(database, subject, cancellationToken);
        }

        if (await TroubleAsync(holder, thorough: true, cancellationToken) is not { } trouble)
        {
            return null;
        }

        await audio.ForgetAsync(subject, trouble, cancellationToken);
        if (await IsWorkedOnAsync(database, holder.Id, cancellationToken))
        {
            return "The broken copy is set aside; the work that is under way on the episode downloads it again by itself.";
        }

        await audio.EnsureAsync(holder.Id, new Progress<DownloadProgress>(), cancellationToken);
        return "The recording was downloaded again.";
    }

    private bool HasBrokenPeaks(string name) =>
        name.EndsWith(".peaks", StringComparison.Ordinal) && !name.Contains('/', StringComparison.Ordinal) && EpisodePeaks.Read(File.ReadAllBytes(Path.Combine(data.Audio, name))) is null;

    private static string Stem(string name) => name.Split('.')[0];

    private static async Task<bool> IsWorkedOnAsync(PodcastsDbContext database, string episode, CancellationToken cancellationToken) =>
        await database.Transcribes.AnyAsync(t => t.EpisodeId == episode && (t.State == JobState.Queued || t.State == JobState.Running), cancellationToken)
        || await database.Diarizes.AnyAsync(d => d.EpisodeId == episode && (d.State == JobState.Queued || d.State == JobState.Running), cancellationToken);

    private async Task<string?> TroubleAsync(EpisodeRecord episode, bool thorough, CancellationToken cancellationToken)
    {
        var name = episode.AudioFile!;
        var file = new FileInfo(Path.Combine(data.Audio, name));
        return !file.Exists ? "Our copy of the recording is missing."
            : file.Length != episode.AudioBytes ? $"Our copy of the recording should have {episode.AudioBytes} bytes and has {file.Length}."
            : thorough && await EpisodeAudio.HashAsync(file.FullName, cancellationToken) != Stem(name) ? "Our copy of the recording is not what was downloaded: its content does not match its name."
            : null;
    }

    private StorageFinding? Describe(EpisodeRecord episode, string? trouble) => trouble is null ? null : new(
        $"{Name}:{episode.AudioFile}",
        StorageGroup.Audio,
        $"The recording of {episode.Title}",
        trouble,
        new(StorageAction.DownloadAgain, "What is left of it is set aside, and the recording is downloaded again. Its transcript stays.", $"Downloads about {(episode.AudioBytes >> 20) + 1} MB from {new Uri(episode.AudioUrl).Host}."));

    // Files in the folder, and beginnings of downloads in the folder below it.
    private IEnumerable<string> Files() =>
        new[] { data.Audio, data.AudioParts }
            .SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles())
            .Where(file => time.GetUtcNow() - file.LastWriteTimeUtc > Fresh)
            .Select(file => Path.GetRelativePath(data.Audio, file.FullName).Replace('\\', '/'));

    private async Task<StorageFinding?> DescribeOrphanAsync(PodcastsDbContext database, string name, CancellationToken cancellationToken) =>
        await IsOrphanAsync(database, name, cancellationToken)
            ? new($"{Name}:{name}", StorageGroup.Audio, $"The file audio/{name}", Orphan, new(StorageAction.SetAside, "The file is moved to set-aside."))
            : null;

    private static async Task<bool> IsOrphanAsync(PodcastsDbContext database, string name, CancellationToken cancellationToken)
    {
        var stem = Stem(Path.GetFileName(name));
        return name.Contains('/', StringComparison.Ordinal)
            ? !await database.Episodes.IgnoreQueryFilters().AnyAsync(e => stem.StartsWith(e.Id), cancellationToken)
            : !await database.Episodes.IgnoreQueryFilters().AnyAsync(e => e.AudioFile!.StartsWith(stem), cancellationToken);
    }

    private async Task<string?> SetOrphanAsideAsync(PodcastsDbContext database, string name, CancellationToken cancellationToken)
    {
        var trouble = !Files().Contains(name) ? null : HasBrokenPeaks(name) ? BrokenPeaks : await IsOrphanAsync(database, name, cancellationToken) ? Orphan : null;
        if (trouble is null)
        {
            return null;
        }

        setAside.PutFileAside(Path.Combine(data.Audio, name), trouble);
        return "The file is set aside.";
    }
}
