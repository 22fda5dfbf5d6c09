using System.Text.Json;
using Podcasts.Core.Transcripts.Editing;

namespace Podcasts.Ops.Transcripts.Editing;

/// <summary>One correction of the text.</summary>
/// <param name="Number">From 1, in the order of correcting.</param>
/// <param name="Kind">One of <see cref="TranscriptEditKind"/>.</param>
/// <param name="Start">Where it is, from the start of the episode.</param>
/// <param name="At">When it was made.</param>
/// <param name="Before">What was shown.</param>
/// <param name="After">What was made of it; as before for splits and joins.</param>
/// <param name="Changes">From one to the other.</param>
/// <param name="Undone">Whether it was taken back.</param>
/// <param name="Heard">What the machine hears there now.</param>
/// <param name="HeardAnew">Whether that is something else than when the correction was made.</param>
public sealed record RevisionDetails(
    int Number, string Kind, TimeSpan Start, DateTimeOffset At, string Before, string After, IReadOnlyList<TextChangeDetails> Changes, bool Undone, string Heard, bool HeardAnew)
{
    /// <param name="first">The first row of what was written in one go.</param>
    /// <param name="last">The last row of it.</param>
    /// <param name="heard">What the machine hears there now.</param>
    internal static RevisionDetails From(TranscriptEditRecord first, TranscriptEditRecord last, string heard)
    {
        var isText = first.Kind is TranscriptEditKind.Text or TranscriptEditKind.Revert;
        var after = first.Kind == TranscriptEditKind.Text ? last.Text! : first.Kind == TranscriptEditKind.Revert ? first.Heard : first.Before;
        return new(
            last.Number,
            first.Kind,
            first.Start,
            DateTimeOffset.FromUnixTimeMilliseconds(last.At),
            first.Before,
            after,
            TextChangeDetails.Between(first.Before, after),
            first.Undone,
            isText ? heard : first.Heard,
            isText && heard != first.Heard);
    }
}

/// <summary>A run of words that are in both of two texts, or in one.</summary>
/// <param name="Kind">same, removed or added.</param>
/// <param name="Text">With the space after each word.</param>
public sealed record TextChangeDetails(string Kind, string Text)
{
    internal static IReadOnlyList<TextChangeDetails> Between(string before, string after) =>
        [.. WordDiff.Of(before, after).Select(run => new TextChangeDetails(JsonNamingPolicy.CamelCase.ConvertName(run.Change.ToString()), run.Text))];
}
