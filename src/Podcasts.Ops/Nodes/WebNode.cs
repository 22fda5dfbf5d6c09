using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Core.Fetching;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Nodes;

/// <summary>
/// The node that keeps the audio, seen from one that shares no folder with it. What is fetched is checked against the hash that is
/// its name, and kept in audio/ as far as there is room; whatever is derived from it (the decoded sound) each node makes by itself.
/// </summary>
public sealed partial class WebNode(IHttpClientFactory clients, DataFolder data, FreeSpace space, AudioCache cache, IOptions<NodeOptions> node, ILogger<WebNode> logger)
{
    /// <summary>The name of its HTTP client.</summary>
    internal const string Client = "web node";

    /// <summary>Whether audio comes from it, and not from a folder of our own.</summary>
    public bool HoldsAudio => node.Value.Web is not null;

    /// <summary>Makes sure that an episode's audio is here.</summary>
    /// <exception cref="UnprocessableException">It was never prepared, or the web node has lost it.</exception>
    /// <exception cref="UnavailableException">The web node does not answer, or not as it should; a later attempt may work.</exception>
    public async Task PullAsync(EpisodeRecord episode, IProgress<DownloadProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(episode);
        ArgumentNullException.ThrowIfNull(progress);
        var name = episode.AudioFile ?? throw Gone();
        var file = new FileInfo(Path.Combine(data.Audio, name));
        if (!file.Exists || file.Length != episode.AudioBytes)
        {
            cache.MakeRoom(episode.AudioBytes!.Value);
            space.Ensure(episode.AudioBytes!.Value, "the audio");
            var part = Path.Combine(data.AudioParts, name);
            try
            {
                await DownloadAsync(name, part, episode.AudioBytes!.Value, progress, cancellationToken);
            }
            catch (Exception failure) when (failure is HttpRequestException or HttpIOException)
            {
                throw Passing($"The node at {node.Value.Web}, which keeps the audio, does not answer ({failure.Message.TrimEnd('.')}). See that it runs and that Node:Web is its address.", failure);
            }

            await CheckAsync(name, part, cancellationToken);
            File.Move(part, file.FullName, overwrite: true);
            Log.Pulled(logger, name, episode.AudioBytes!.Value);
        }

        cache.Touch(name);
    }

    private async Task DownloadAsync(string name, string part, long total, IProgress<DownloadProgress> progress, CancellationToken cancellationToken)
    {
        await using var target = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        target.Position = target.Length < total ? target.Length : 0;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(node.Value.Web!, "internal/audio/" + name));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", node.Value.Token);
        request.Headers.Range = target.Position > 0 ? new RangeHeaderValue(target.Position, null) : null;
        using var http = clients.CreateClient(Client);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        Refuse(response);
        target.SetLength(response.StatusCode == HttpStatusCode.PartialContent ? target.Position : 0);
        await using var source = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[1 << 17];
        for (int read; (read = await source.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            progress.Report(new DownloadProgress(target.Position, total));
        }
    }

    private void Refuse(HttpResponseMessage response)
    {
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            throw Gone();
        }

        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            throw Passing($"The node at {node.Value.Web} does not let this one in. Set Node:Token to the same on both.");
        }

        if (!response.IsSuccessStatusCode)
        {
            throw Passing($"The node at {node.Value.Web} answers {(int)response.StatusCode} where its audio should be. See its log.");
        }
    }

    private static async Task CheckAsync(string name, string part, CancellationToken cancellationToken)
    {
        if (await EpisodeAudio.HashAsync(part, cancellationToken) != Path.GetFileNameWithoutExtension(name))
        {
            File.Delete(part);
            throw Passing($"The audio {name} did not arrive as it was sent; it is fetched again.");
        }
    }

    private static UnavailableException Passing(string message, Exception? inner = null) => new(message, inner) { MayPass = true };

    private static UnprocessableException Gone() =>
        new("The node that keeps the audio has none of this episode any more. Cancel, and press Transcribe again, so that it is downloaded anew.");

    private static partial class Log
    {
        [LoggerMessage(321, LogLevel.Information, "The audio {File} came from the web node, {Bytes} bytes.")]
        public static partial void Pulled(ILogger logger, string file, long bytes);
    }
}
