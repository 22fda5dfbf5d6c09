using System.Text.Json;
using Podcasts.Core.Transcripts;
using Podcasts.Core.Transcripts.Comparing;

namespace Podcasts.Ops.Transcripts;

/// <summary>A transcript of an episode that was made elsewhere.</summary>
/// <param name="Source">publisher or import.</param>
/// <param name="Name">The file's name, or the host that offers it.</param>
/// <param name="Language">As the feed says, or null.</param>
/// <param name="Taken">Whether it is here; the publisher's is fetched after its feed was read.</param>
/// <param name="Problem">Why it could not be taken, in a sentence, or null.</param>
public sealed record OtherTranscriptDetails(string Id, string Episode, string Source, string Name, string? Language, DateTimeOffset Added, bool Taken, string? Problem)
{
    internal static OtherTranscriptDetails From(OtherTranscriptRecord row) => new(
        row.Id, row.EpisodeId, row.Source, row.Name, row.Language, DateTimeOffset.FromUnixTimeMilliseconds(row.Added), row.File is not null, row.Problem);
}

/// <summary>What is said in a transcript that was made elsewhere.</summary>
public sealed record OtherTextDetails(OtherTranscriptDetails Transcript, IReadOnlyList<SegmentDetails> Segments);

/// <summary>Ours and another transcript, word by word.</summary>
/// <param name="Agreement">Words that both have, by the words of the longer one; 0 to 1.</param>
/// <param name="Passages">In the order of the words.</param>
public sealed record CompareDetails(double Agreement, IReadOnlyList<ComparedDetails> Passages)
{
    internal static CompareDetails From(TranscriptComparison comparison) => new(
        comparison.Agreement, [.. comparison.Passages.Select(p => new ComparedDetails(JsonNamingPolicy.CamelCase.ConvertName(p.Kind.ToString()), p.Start, p.Text))]);
}

/// <summary>Words in a row.</summary>
/// <param name="Kind">same, ours or other.</param>
public sealed record ComparedDetails(string Kind, TimeSpan Start, string Text);

/// <summary>A transcript that was made elsewhere, with what is said in it.</summary>
public sealed record OtherTranscript(OtherTranscriptDetails Details, IReadOnlyList<TranscriptSegment> Segments);
