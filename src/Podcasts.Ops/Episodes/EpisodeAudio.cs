using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Core.Episodes;
using Podcasts.Core.Fetching;
using Podcasts.Ops.Nodes;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Episodes;

/// <summary>
/// Our own copies of episodes' audio, named after their content. A download goes to a temporary name, is probed, and is renamed
/// last, so that what lies under its final name is whole; what is found damaged is set aside and downloaded again.
/// </summary>
public sealed partial class EpisodeAudio(
    IDbContextFactory<PodcastsDbContext> databases,
    DataFolder data,
    Fetcher fetcher,
    EpisodeAudioReader reader,
    SetAside setAside,
    WebNode web,
    IOptions<FetchingOptions> fetching,
    TimeProvider time,
    ILogger<EpisodeAudio> logger)
{
    /// <summary>The copy that is here, or null. A file that is missing or of the wrong size is set aside.</summary>
    public async Task<StoredFile?> FindAsync(EpisodeRecord episode, CancellationToken cancellationToken)
    {
        if (episode.AudioFile is not { } name)
        {
            return null;
        }

        var file = new FileInfo(Path.Combine(data.Audio, name));
        if (file.Exists && file.Length == episode.AudioBytes)
        {
            return new StoredFile(file.FullName, episode.AudioType!, Path.GetFileNameWithoutExtension(name));
        }

        if (web.HoldsAudio)
        {
            return null; // That it is not here says nothing about where it is kept.
        }

        await ForgetAsync(name, $"It should have {episode.AudioBytes} bytes and has {(file.Exists ? file.Length : 0)}.", cancellationToken);
        return null;
    }

    /// <summary>Makes sure that a sound copy is here; downloads it where it is not.</summary>
    /// <param name="episodeId">Whose audio.</param>
    /// <param name="progress">Told of the download, if there is one.</param>
    /// <param name="cancellationToken">Stops at once; what was downloaded is kept and continued the next time.</param>
    /// <exception cref="Core.PodcastsCoreException">It cannot be downloaded, or is not audio.</exception>
    public async Task<EpisodeRecord> EnsureAsync(string episodeId, IProgress<DownloadProgress> progress, CancellationToken cancellationToken)
    {
        var episode = await ReadAsync(episodeId, cancellationToken);
        if (web.HoldsAudio)
        {
            await web.PullAsync(episode, progress, cancellationToken);
            return episode;
        }

        if (await FindAsync(episode, cancellationToken) is { } file)
        {
            try
            {
                await reader.ProbeAsync(file.Path, cancellationToken);
                return episode;
            }
            catch (AudioException failure)
            {
                await ForgetAsync(episode.AudioFile!, failure.Message, cancellationToken);
            }
        }

        return await DownloadAsync(episode, progress, cancellationToken);
    }

    /// <summary>The copy that some episode holds under this name, for another node; or null.</summary>
    public async Task<StoredFile?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await setAside.ReadOneAsync(database.Episodes.Where(e => e.AudioFile == name), cancellationToken) is { } episode
            ? await FindAsync(episode, cancellationToken)
            : null;
    }

    /// <summary>The full path of an episode's copy.</summary>
    public string PathOf(EpisodeRecord episode) => Path.Combine(data.Audio, episode.AudioFile!);

    /// <summary>The names of the copies that a show's episodes hold.</summary>
    public async Task<IReadOnlyList<string>> FilesOfAsync(string podcastId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Episodes.IgnoreQueryFilters()
            .Where(e => e.PodcastId == podcastId && e.AudioFile != null).Select(e => e.AudioFile!).Distinct().ToListAsync(cancellationToken);
    }

    /// <summary>How many bytes the copies of a show's episodes take.</summary>
    public async Task<long> BytesOfAsync(string podcastId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Episodes.IgnoreQueryFilters()
            .Where(e => e.PodcastId == podcastId && e.AudioFile != null).Select(e => new { e.AudioFile, Bytes = e.AudioBytes ?? 0 }).Distinct().SumAsync(e => e.Bytes, cancellationToken);
    }

    /// <summary>Deletes the copies among <paramref name="files"/> that no episode holds any more.</summary>
    public async Task DeleteUnusedAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var used = await database.Episodes.IgnoreQueryFilters()
            .Where(e => files.Contains(e.AudioFile)).Select(e => e.AudioFile!).ToHashSetAsync(cancellationToken);
        foreach (var name in files.Where(name => !used.Contains(name)))
        {
            File.Delete(Path.Combine(data.Audio, name));
            PreparedAudio.Delete(data, name);
        }
    }

    /// <summary>Deletes what was left of downloads that nobody will go on with.</summary>
    public void DeleteParts(IEnumerable<string> episodeIds)
    {
        foreach (var part in episodeIds.SelectMany(id => Directory.EnumerateFiles(data.AudioParts, id + "*")))
        {
            File.Delete(part);
        }
    }

    private async Task<EpisodeRecord> DownloadAsync(EpisodeRecord episode, IProgress<DownloadProgress> progress, CancellationToken cancellationToken)
    {
        var part = Path.Combine(data.AudioParts, episode.Id);
        await fetcher.DownloadAsync(new Uri(episode.AudioUrl), part, fetching.Value.MaximumAudioBytes, progress, cancellationToken);
        return await KeepAsync(episode, part, cancellationToken);
    }

    /// <summary>Makes a file the episode's copy.</summary>
    /// <param name="episode">Whose audio.</param>
    /// <param name="part">On the data folder's disk; moved away, or set aside where it is not audio.</param>
    /// <param name="cancellationToken">Stops before anything is moved.</param>
    /// <exception cref="AudioException">It is not audio.</exception>
    internal async Task<EpisodeRecord> KeepAsync(EpisodeRecord episode, string part, CancellationToken cancellationToken)
    {
        try
        {
            var audio = await reader.ProbeAsync(part, cancellationToken);
            var name = await HashAsync(part, cancellationToken) + Extension(audio.ContentType);
            episode.AudioFile = name;
            episode.AudioType = audio.ContentType;
            episode.AudioBytes = new FileInfo(part).Length;
            episode.AudioSeconds = audio.Duration.TotalSeconds;
            File.Move(part, Path.Combine(data.Audio, name), overwrite: true);
        }
        catch (AudioException failure)
        {
            setAside.PutFileAside(part, failure.Message);
            throw;
        }

        await SaveAsync(episode, cancellationToken);
        Log.Stored(logger, episode.Id, episode.AudioFile, episode.AudioBytes!.Value);
        return episode;
    }

    /// <summary>Sets a copy aside. Any episode may hold the same content: all of them forget it.</summary>
    internal async Task ForgetAsync(string name, string reason, CancellationToken cancellationToken)
    {
        setAside.PutFileAside(Path.Combine(data.Audio, name), reason);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var holder in await database.Episodes.Where(e => e.AudioFile == name).ToListAsync(cancellationToken))
        {
            holder.AudioFile = holder.AudioType = null;
            holder.AudioBytes = null;
            holder.AudioSeconds = null;
        }

        await database.SaveChangesAsync(cancellationToken);
    }

    private async Task<EpisodeRecord> ReadAsync(string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await setAside.ReadOneAsync(database.Episodes.Where(e => e.Id == id), cancellationToken)
            ?? throw new NotFoundException($"There is no episode {id} any more.");
    }

    // Only the audio's own columns: a refresh may have changed the others meanwhile.
    private async Task SaveAsync(EpisodeRecord episode, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var row = await database.Episodes.SingleOrDefaultAsync(e => e.Id == episode.Id, cancellationToken)
            ?? throw new NotFoundException($"There is no episode {episode.Id} any more.");
        (row.AudioFile, row.AudioType, row.AudioBytes, row.AudioSeconds) = (episode.AudioFile, episode.AudioType, episode.AudioBytes, episode.AudioSeconds);
        (row.AudioStored, row.AudioDeleted) = (time.GetUtcNow().ToUnixTimeMilliseconds(), null);
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What a copy is called after, before its dot.</summary>
    internal static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken))[..32];
    }

    private static string Extension(string contentType) => contentType switch
    {
        "audio/mpeg" => ".mp3",
        "audio/mp4" or "video/mp4" => ".m4a",
        "audio/ogg" => ".ogg",
        "audio/flac" => ".flac",
        "audio/wav" => ".wav",
        "audio/aac" => ".aac",
        _ => ".audio",
    };

    private static partial class Log
    {
        [LoggerMessage(301, LogLevel.Information, "The audio of episode {EpisodeId} is stored as {File}, {Bytes} bytes.")]
        public static partial void Stored(ILogger logger, string episodeId, string file, long bytes);
    }
}
