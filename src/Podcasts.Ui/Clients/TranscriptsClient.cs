namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>transcripts</c> route. Each method throws <see cref="ApiException"/> where the Api refuses; each change answers with the new transcript.</summary>
public sealed class TranscriptsClient(HttpClient http)
{
    /// <summary>Null if the episode has no transcript.</summary>
    public Task<Transcript?> FindAsync(string episode, CancellationToken cancellationToken) =>
        http.FindAsync<Transcript>(Path(episode), cancellationToken);

    /// <summary>Gives a voice its name, or answers to a suggestion.</summary>
    public Task<Transcript> NameAsync(string episode, string speaker, NameSpeakerRequest request, CancellationToken cancellationToken) =>
        http.AskAsync<Transcript>(HttpMethod.Put, $"{Path(episode)}/speakers/{Uri.EscapeDataString(speaker)}", request, cancellationToken);

    /// <summary>Makes one voice of two.</summary>
    public Task<Transcript> MergeAsync(string episode, MergeSpeakersRequest request, CancellationToken cancellationToken) =>
        http.AskAsync<Transcript>(HttpMethod.Post, $"{Path(episode)}/speakers/merge", request, cancellationToken);

    /// <summary>Gives what is said in a stretch of time to another voice.</summary>
    public Task<Transcript> ReassignAsync(string episode, ReassignSpeakerRequest request, CancellationToken cancellationToken) =>
        http.AskAsync<Transcript>(HttpMethod.Post, $"{Path(episode)}/speakers/reassign", request, cancellationToken);

    /// <summary>Takes the latest of these changes back.</summary>
    public Task<Transcript> UndoAsync(string episode, CancellationToken cancellationToken) =>
        http.AskAsync<Transcript>(HttpMethod.Post, $"{Path(episode)}/speakers/undo", null, cancellationToken);

    /// <summary>Writes what is said in a segment; 409 where somebody else was faster.</summary>
    public Task<Transcript> EditAsync(string episode, int segment, EditSegmentRequest request, CancellationToken cancellationToken) =>
        http.AskAsync<Transcript>(HttpMethod.Put, $"{Path(episode)}/segments/{segment}", request, cancellationToken);

    public Task<Transcript> SplitAsync(string episode, int segment, SplitSegmentRequest request, CancellationToken cancellationToken) =>
        http.AskAsync<Transcript>(HttpMethod.Post, $"{Path(episode)}/segments/{segment}/split", request, cancellationToken);

    /// <summary>Joins a segment with the one after it.</summary>
    public Task<Transcript> JoinAsync(string episode, int segment, SegmentRequest request, CancellationToken cancellationToken) =>
        http.AskAsync<Transcript>(HttpMethod.Post, $"{Path(episode)}/segments/{segment}/join", request, cancellationToken);

    /// <summary>Goes back to what the machine heard in a segment.</summary>
    public Task<Transcript> RevertAsync(string episode, int segment, SegmentRequest request, CancellationToken cancellationToken) =>
        http.AskAsync<Transcript>(HttpMethod.Post, $"{Path(episode)}/segments/{segment}/revert", request, cancellationToken);

    /// <summary>Takes the last correction of the text back.</summary>
    public Task<Transcript> UndoTextAsync(string episode, CancellationToken cancellationToken) =>
        http.AskAsync<Transcript>(HttpMethod.Post, $"{Path(episode)}/undo", null, cancellationToken);

    /// <summary>Makes it again.</summary>
    public Task<Transcript> RedoTextAsync(string episode, CancellationToken cancellationToken) =>
        http.AskAsync<Transcript>(HttpMethod.Post, $"{Path(episode)}/redo", null, cancellationToken);

    /// <summary>All corrections of the text, the newest first.</summary>
    public Task<IReadOnlyList<TextRevision>> HistoryAsync(string episode, CancellationToken cancellationToken) =>
        http.GetAsync<IReadOnlyList<TextRevision>>($"{Path(episode)}/history", cancellationToken);

    /// <summary>Finds and replaces, or shows what would be replaced.</summary>
    public Task<ReplacedText> ReplaceAsync(ReplaceTextRequest request, CancellationToken cancellationToken) =>
        http.AskAsync<ReplacedText>(HttpMethod.Post, "api/transcripts/replace", request, cancellationToken);

    /// <summary>Takes back all that was replaced in one step.</summary>
    public async Task UndoReplaceAsync(string step, CancellationToken cancellationToken) =>
        (await http.AskAsync(HttpMethod.Post, $"api/transcripts/replace/{Uri.EscapeDataString(step)}/undo", null, cancellationToken)).Dispose();

    /// <summary>Transcripts of the episode that were made elsewhere; null if there is no such episode.</summary>
    public Task<IReadOnlyList<OtherTranscript>?> FindOthersAsync(string episode, CancellationToken cancellationToken) =>
        http.FindAsync<IReadOnlyList<OtherTranscript>>($"{Path(episode)}/others", cancellationToken);

    /// <summary>Attaches a file that was made elsewhere.</summary>
    public Task<OtherTranscript> AttachAsync(string episode, string name, Stream file, CancellationToken cancellationToken) =>
        http.AskAsync<OtherTranscript>(HttpMethod.Post, $"{Path(episode)}/others?name={Uri.EscapeDataString(name)}", new StreamContent(file), cancellationToken);

    public Task<OtherText> GetOtherAsync(string episode, string other, CancellationToken cancellationToken) =>
        http.GetAsync<OtherText>(OtherPath(episode, other), cancellationToken);

    /// <summary>Ours and another one, word by word; null while there is none of ours.</summary>
    public Task<Comparison?> FindComparisonAsync(string episode, string other, CancellationToken cancellationToken) =>
        http.FindAsync<Comparison>($"{OtherPath(episode, other)}/compare", cancellationToken);

    /// <summary>Fetches the publisher's now.</summary>
    public Task<OtherTranscript> TakeAsync(string episode, string other, CancellationToken cancellationToken) =>
        http.AskAsync<OtherTranscript>(HttpMethod.Post, $"{OtherPath(episode, other)}/take", null, cancellationToken);

    /// <summary>Takes away one that was attached.</summary>
    public async Task DetachAsync(string episode, string other, CancellationToken cancellationToken) =>
        (await http.AskAsync(HttpMethod.Delete, OtherPath(episode, other), null, cancellationToken)).Dispose();

    /// <summary>What a transcript can be downloaded as: the ending of the file, and what it is good for.</summary>
    public static IReadOnlyList<(string Ending, string What)> Formats { get; } =
    [
        ("txt", "Plain text"),
        ("md", "Markdown, with times"),
        ("html", "A web page of its own"),
        ("docx", "A document for Word and LibreOffice, with times in the margin"),
        ("csv", "A table for spreadsheets"),
        ("vtt", "WebVTT captions for players"),
        ("words.vtt", "WebVTT captions with the time of each word"),
        ("srt", "SubRip captions for players"),
        ("podcast.json", "JSON for Podcasting 2.0 apps"),
        ("json", "JSON with everything that is known"),
    ];

    /// <summary>Where the browser downloads a transcript in one of <see cref="Formats"/>.</summary>
    public static string ExportPath(string episode, string format) => $"{Path(episode)}.{format}";

    private static string OtherPath(string episode, string other) => $"{Path(episode)}/others/{Uri.EscapeDataString(other)}";

    private static string Path(string episode) => $"api/transcripts/{Uri.EscapeDataString(episode)}";
}
