using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Podcasts.Core.Episodes;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Episodes;

/// <summary>
/// Episodes' audio as it is heard: decoded once to 16 kHz mono, beside our copy and under its hash, with the peaks of its waveform.
/// The sound lies here while there is work to do for it; the peaks stay. Whatever is missing is made again.
/// </summary>
public sealed partial class PreparedAudio(
    IDbContextFactory<PodcastsDbContext> databases, DataFolder data, EpisodeAudio audio, EpisodeAudioReader reader, FreeSpace space, ILogger<PreparedAudio> logger)
{
    private const string SoundExtension = ".16k.wav";
    private const string PeaksExtension = ".peaks";
    private const int BytesPerSecond = 2 * AudioWindow.SampleRate;

    /// <summary>Makes sure that an episode's sound is here: downloads, checks and decodes whatever is not.</summary>
    /// <param name="episodeId">Whose audio.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops at once; a download is continued the next time.</param>
    /// <exception cref="Core.PodcastsCoreException">It cannot be downloaded, or is not audio.</exception>
    public async Task<PreparedSound> EnsureAsync(string episodeId, PrepareProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var episode = await audio.EnsureAsync(episodeId, progress, cancellationToken);
        return Find(episode) ?? await DecodeAsync(episode, progress, cancellationToken);
    }

    /// <summary>An episode's sound, which is nearly always here already.</summary>
    public async Task<PreparedSound> OpenAsync(EpisodeRecord episode, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(episode);
        return Find(episode) ?? await EnsureAsync(episode.Id, new PrepareProgress(), cancellationToken);
    }

    /// <summary>The peaks of an episode's waveform, or null until it was prepared for the first time.</summary>
    public async Task<EpisodePeaks?> PeaksAsync(EpisodeRecord episode, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(episode);
        return episode.AudioFile is { } name && File.Exists(PathOf(name, PeaksExtension))
            ? EpisodePeaks.Read(await File.ReadAllBytesAsync(PathOf(name, PeaksExtension), cancellationToken))
            : null;
    }

    /// <summary>Deletes an episode's sound where there is nothing left to do for it, nor for another episode of the same content.</summary>
    public async Task DropAsync(string audioFile, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (!await database.WorkItems.AnyAsync(item => item.State != JobState.Done && database.Episodes.Any(e => e.Id == item.EpisodeId && e.AudioFile == audioFile), cancellationToken))
        {
            File.Delete(PathOf(audioFile, SoundExtension));
        }
    }

    /// <summary>Deletes what was made of our copy of some audio.</summary>
    internal static void Delete(DataFolder data, string audioFile)
    {
        foreach (var extension in new[] { SoundExtension, PeaksExtension })
        {
            File.Delete(Path.Combine(data.Audio, Stem(audioFile) + extension));
        }
    }

    private PreparedSound? Find(EpisodeRecord episode) =>
        episode.AudioFile is { } name && File.Exists(PathOf(name, PeaksExtension)) && SampleFile.Duration(PathOf(name, SoundExtension)) is { } duration
            ? new PreparedSound(name, PathOf(name, SoundExtension), duration)
            : null;

    // Under names of their own until they are whole and on the disk: a crash, or a second execution, spoils nothing.
    private async Task<PreparedSound> DecodeAsync(EpisodeRecord episode, PrepareProgress progress, CancellationToken cancellationToken)
    {
        var (name, total) = (episode.AudioFile!, episode.AudioSeconds!.Value);
        space.Ensure((long)(total * BytesPerSecond), "the decoded audio");
        foreach (var old in Directory.EnumerateFiles(data.AudioParts, episode.Id + ".decode-*"))
        {
            File.Delete(old);
        }

        var part = Path.Combine(data.AudioParts, $"{episode.Id}.decode-{Guid.NewGuid():N}");
        var waveform = new Waveform();
        var sound = waveform.PassAsync(reader.ReadAsync(audio.PathOf(episode), TimeSpan.Zero, cancellationToken), cancellationToken);
        progress.Decoding(() => waveform.Duration.TotalSeconds / Math.Max(total, 1));
        await SampleFile.WriteAsync(part, sound, cancellationToken);
        await EpisodePeaks.Of(waveform).WriteAsync(part + PeaksExtension, cancellationToken);
        File.Move(part + PeaksExtension, PathOf(name, PeaksExtension), overwrite: true);
        File.Move(part, PathOf(name, SoundExtension), overwrite: true);
        Log.Prepared(logger, episode.Id, waveform.Duration);
        return new PreparedSound(name, PathOf(name, SoundExtension), waveform.Duration);
    }

    private string PathOf(string audioFile, string extension) => Path.Combine(data.Audio, Stem(audioFile) + extension);

    private static string Stem(string audioFile) => Path.GetFileNameWithoutExtension(audioFile);

    private static partial class Log
    {
        [LoggerMessage(311, LogLevel.Information, "The audio of episode {EpisodeId} is decoded: {Duration} of sound.")]
        public static partial void Prepared(ILogger logger, string episodeId, TimeSpan duration);
    }
}
