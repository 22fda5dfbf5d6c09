using Podcasts.Ops.Transcripts;

namespace Podcasts.Api.Transcripts;

/// <summary>A transcript that was made elsewhere.</summary>
/// <param name="Source">publisher, whose feed offers it, or import, where somebody has attached it.</param>
/// <param name="Name">The file's name, or the host that offers it.</param>
/// <param name="Language">As the feed says, or null.</param>
/// <param name="Taken">Whether its text is here; the publisher's is fetched after its feed was read.</param>
/// <param name="Problem">Why it could not be taken, in a sentence, or null.</param>
public sealed record OtherTranscriptResponse(string Id, string Episode, string Source, string Name, string? Language, DateTimeOffset Added, bool Taken, string? Problem)
{
    internal static OtherTranscriptResponse From(OtherTranscriptDetails o) => new(o.Id, o.Episode, o.Source, o.Name, o.Language, o.Added, o.Taken, o.Problem);
}

/// <summary>What is said in a transcript that was made elsewhere.</summary>
/// <param name="Transcript">Which it is.</param>
/// <param name="Segments">In order of time.</param>
public sealed record OtherTextResponse(OtherTranscriptResponse Transcript, IReadOnlyList<OtherSegmentResponse> Segments)
{
    internal static OtherTextResponse From(OtherTextDetails o) => new(
        OtherTranscriptResponse.From(o.Transcript), [.. o.Segments.Select(s => new OtherSegmentResponse(SegmentResponse.Seconds(s.Start), SegmentResponse.Seconds(s.End), s.Text, s.Speaker))]);
}

/// <summary>A stretch of speech, as the file has it.</summary>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="End">Seconds from the start of the episode.</param>
/// <param name="Speaker">Who speaks, or null where the file does not say.</param>
public sealed record OtherSegmentResponse(double Start, double End, string Text, string? Speaker);

/// <summary>Ours and another transcript, word by word; case, punctuation and times do not count.</summary>
/// <param name="Agreement">Words that both have, by the words of the longer one; 0 to 1.</param>
/// <param name="Passages">In the order of the words.</param>
public sealed record CompareResponse(double Agreement, IReadOnlyList<ComparedResponse> Passages)
{
    internal static CompareResponse From(CompareDetails c) => new(
        SegmentResponse.Rounded(c.Agreement), [.. c.Passages.Select(p => new ComparedResponse(p.Kind, SegmentResponse.Seconds(p.Start), p.Text))]);
}

/// <summary>Words in a row.</summary>
/// <param name="Kind">same, ours or other.</param>
/// <param name="Start">Seconds from the start of the episode, of the passage in which they begin.</param>
public sealed record ComparedResponse(string Kind, double Start, string Text);
