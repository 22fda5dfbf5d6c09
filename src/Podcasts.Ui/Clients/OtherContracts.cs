namespace Podcasts.Ui.Clients;

/// <summary>A transcript that was made elsewhere. Source is publisher or import.</summary>
public sealed record OtherTranscript(string Id, string Episode, string Source, string Name, string? Language, DateTimeOffset Added, bool Taken, string? Problem)
{
    public bool IsPublishers => Source == "publisher";
}

/// <summary>What is said in a transcript that was made elsewhere.</summary>
public sealed record OtherText(OtherTranscript Transcript, IReadOnlyList<OtherSegment> Segments);

/// <summary>A stretch of speech; times in seconds.</summary>
public sealed record OtherSegment(double Start, double End, string Text, string? Speaker);

/// <summary>Ours and another transcript, word by word. Agreement is 0 to 1.</summary>
public sealed record Comparison(double Agreement, IReadOnlyList<ComparedPassage> Passages);

/// <summary>Words in a row. Kind is same, ours or other; Start in seconds.</summary>
public sealed record ComparedPassage(string Kind, double Start, string Text);

/// <summary>What became of a show of a list of subscriptions; Podcast is null where it could not be added.</summary>
public sealed record ImportedShow(string Title, string FeedUrl, string? Podcast, bool Created, string? Problem);
