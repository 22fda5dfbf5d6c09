namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>transcripts</c> route.</summary>
public sealed class TranscriptsClient(HttpClient http)
{
    /// <summary>Null if the episode has no transcript. Throws <see cref="ApiException"/> where the Api refuses.</summary>
    public Task<Transcript?> FindAsync(string episode, CancellationToken cancellationToken) =>
        http.FindAsync<Transcript>($"api/transcripts/{Uri.EscapeDataString(episode)}", cancellationToken);

    /// <summary>Where the browser downloads a transcript: txt, vtt, srt or json.</summary>
    public static string ExportPath(string episode, string format) => $"api/transcripts/{Uri.EscapeDataString(episode)}.{format}";
}
