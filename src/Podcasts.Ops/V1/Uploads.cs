using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Core.Episodes;
using Podcasts.Core.Podcasts;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;
using EpisodeAudio = Podcasts.Ops.Episodes.EpisodeAudio;

namespace Podcasts.Ops.V1;

/// <summary>
/// Recordings that programs send. Each becomes an episode of a show without a feed, so that the queue, corrections, search and the storage check
/// are the same for it as for any other. The same recording with the same wishes is the same episode: who asks again joins the work, or has its result.
/// </summary>
public sealed partial class Uploads(
    DataFolder data, PodcastImport import, EpisodesOrchestrator episodes, EpisodeAudio audio, EpisodeAudioReader reader, FreeSpace space, IOptions<UploadsOptions> options, TimeProvider time, ILogger<Uploads> logger) : IDisposable
{
    private const int BufferBytes = 1 << 16;
    private const int BetweenLooks = 64 << 20; // bytes
    private const int LongestTitle = 200; // characters
    private const string PartPrefix = "upload-";
    private const string EmptyFeed = "<rss version=\"2.0\"><channel><title>Uploads</title></channel></rss>";
    private static readonly Uri Address = new("http://uploads.invalid/"); // RFC 2606: nobody can ever be asked there.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>The id of their show, the same on every install.</summary>
    public static string Show { get; } = Ids.Podcast(Address.AbsoluteUri);

    /// <summary>Writes what arrives to a file of its own, which is the caller's to <see cref="Discard"/>.</summary>
    /// <param name="sound">Bytes of a sound file.</param>
    /// <param name="cancellationToken">Stops at once and leaves nothing.</param>
    /// <returns>The file's full path.</returns>
    /// <exception cref="UnprocessableException">It is larger than is taken, or all together are.</exception>
    /// <exception cref="UnavailableException">The disk is full.</exception>
    public async Task<string> ReceiveAsync(Stream sound, CancellationToken cancellationToken)
    {
        var part = Path.Combine(data.AudioParts, $"{PartPrefix}{Guid.NewGuid():N}");
        await EnsureRoomAsync(cancellationToken);
        try
        {
            await using var file = File.Create(part);
            await CopyAsync(sound, file, cancellationToken);
            return part;
        }
        catch
        {
            Discard(part);
            throw;
        }
    }

    /// <summary>Deletes what was received, if it is still there.</summary>
    public static void Discard(string part) => File.Delete(part);

    /// <summary>Makes an episode of what was received, or finds it.</summary>
    /// <param name="part">The path that <see cref="ReceiveAsync"/> gave.</param>
    /// <param name="name">What its sender calls it.</param>
    /// <param name="wanted">How it is to be heard.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>The episode's id.</returns>
    /// <exception cref="Core.PodcastsCoreException">It is not audio.</exception>
    public async Task<string> StoreAsync(string part, string name, TranscribeSettings wanted, CancellationToken cancellationToken)
    {
        var sound = await reader.ProbeAsync(part, cancellationToken);
        var guid = $"{await EpisodeAudio.HashAsync(part, cancellationToken)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wanted.ToString())))[..16]}";
        var id = Ids.Episode(Show, guid);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var episode = new Episode(guid, TitleOf(name), "", time.GetUtcNow(), sound.Duration, new Uri(Address, guid), sound.ContentType, null);
            await import.StoreAsync(Show, Address, new Podcast(Address, "Uploads", "Recordings that programs have sent to be transcribed.", "", null, null, [episode]) { Xml = EmptyFeed }, cancellationToken);
            var row = await episodes.ReadAsync(id, cancellationToken);
            if (await audio.FindAsync(row, cancellationToken) is null)
            {
                await audio.KeepAsync(row, part, cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }

        Log.Stored(logger, id);
        return id;
    }

    public void Dispose() => _turn.Dispose();

    private async Task CopyAsync(Stream sound, FileStream file, CancellationToken cancellationToken)
    {
        var most = (long)options.Value.MaximumMegabytes << 20;
        var buffer = new byte[BufferBytes];
        for (var total = 0L; await sound.ReadAsync(buffer, cancellationToken) is > 0 and var count;)
        {
            if ((total += count) > most)
            {
                throw new UnprocessableException($"The recording is larger than {options.Value.MaximumMegabytes} MB, the most that is taken here (Uploads:MaximumMegabytes). Send it as MP3 or Opus, or in parts.");
            }

            if (total % BetweenLooks < count)
            {
                await EnsureRoomAsync(cancellationToken);
            }

            await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }

    // What others are just sending counts, too.
    private async Task EnsureRoomAsync(CancellationToken cancellationToken)
    {
        space.Ensure();
        var arriving = new DirectoryInfo(data.AudioParts).EnumerateFiles(PartPrefix + "*").Sum(part => part.Length);
        if (await audio.BytesOfAsync(Show, cancellationToken) + arriving >= (long)options.Value.QuotaMegabytes << 20)
        {
            throw new UnprocessableException(
                $"The recordings that were sent take {options.Value.QuotaMegabytes} MB, all that they may (Uploads:QuotaMegabytes). Delete the audio of old ones in the settings of the show Uploads, or let them take more.");
        }
    }

    private static string TitleOf(string name)
    {
        var title = string.Concat(name.Where(letter => !char.IsControl(letter))).Trim();
        return title.Length == 0 ? "Recording" : title[..Math.Min(title.Length, LongestTitle)];
    }

    private static partial class Log
    {
        [LoggerMessage(461, LogLevel.Information, "A recording was sent and is kept as episode {EpisodeId}.")]
        public static partial void Stored(ILogger logger, string episodeId);
    }
}
