using FluentValidation;
using Podcasts.Ops.Transcripts.Editing;

namespace Podcasts.Api.Transcripts;

/// <summary>What is said in a segment.</summary>
/// <param name="Text">Empty where nothing is said.</param>
/// <param name="Revision">Of the segment that was seen.</param>
/// <param name="Continues">Whether it goes on with the correction before it of the same segment, so that one undo takes both back; false if left out.</param>
public sealed record EditSegmentRequest(string? Text, string? Revision, bool Continues = false);

/// <summary>Where to split a segment.</summary>
/// <param name="Offset">Where in its text the second part begins, in UTF-16 characters.</param>
/// <param name="Revision">Of the segment that was seen.</param>
public sealed record SplitSegmentRequest(int Offset, string? Revision);

/// <summary>Which segment is meant.</summary>
/// <param name="Revision">Of the segment that was seen.</param>
public sealed record SegmentRequest(string? Revision);

/// <summary>What to look for, and what takes its place.</summary>
/// <param name="Podcast">Id of the show whose transcripts are looked through; null where an episode is given.</param>
/// <param name="Episode">Id of the episode; null for all of the show.</param>
/// <param name="Find">Letter by letter; no pattern.</param>
/// <param name="Replace">Empty to take it out.</param>
/// <param name="MatchCase">Whether upper and lower case are different; false if left out.</param>
/// <param name="WholeWords">Whether a part of a word does not count; false if left out.</param>
/// <param name="Apply">Whether to replace, or only to show what would be; false if left out.</param>
public sealed record ReplaceTextRequest(
    string? Podcast, string? Episode, string? Find, string? Replace, bool MatchCase = false, bool WholeWords = false, bool Apply = false);

/// <summary>What was found, and replaced if that was wanted.</summary>
/// <param name="Count">How often.</param>
/// <param name="Episodes">In how many episodes.</param>
/// <param name="Step">By which all of it can be taken back; null where nothing was replaced.</param>
/// <param name="Places">The first 200 of the segments.</param>
public sealed record ReplaceTextResponse(int Count, int Episodes, string? Step, IReadOnlyList<ReplacedPlaceResponse> Places)
{
    internal static ReplaceTextResponse From(ReplacementDetails r) => new(r.Count, r.Episodes, r.Step, [.. r.Places.Select(ReplacedPlaceResponse.From)]);
}

/// <summary>A segment in which something is replaced.</summary>
/// <param name="Episode">Id of the episode.</param>
/// <param name="Title">Of the episode.</param>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="Changes">From what it was to what it becomes.</param>
public sealed record ReplacedPlaceResponse(string Episode, string Title, double Start, IReadOnlyList<TextChangeResponse> Changes)
{
    internal static ReplacedPlaceResponse From(ReplacedPlace p) => new(p.Episode, p.Title, SegmentResponse.Seconds(p.Start), [.. p.Changes.Select(TextChangeResponse.From)]);
}

/// <summary>A run of words that are in both of two texts, or in one.</summary>
/// <param name="Kind">same, removed or added.</param>
/// <param name="Text">With the space after each word.</param>
public sealed record TextChangeResponse(string Kind, string Text)
{
    internal static TextChangeResponse From(TextChangeDetails c) => new(c.Kind, c.Text);
}

/// <summary>In how many episodes something was taken back.</summary>
public sealed record UndoReplaceResponse(int Episodes);

/// <summary>Where corrections of the text stand.</summary>
/// <param name="Undo">The one that an undo would take back, in a few words; null where there is none.</param>
/// <param name="Redo">The one that would be made again, in a few words; null where there is none.</param>
public sealed record EditsResponse(string? Undo, string? Redo);

/// <summary>One correction of the text.</summary>
/// <param name="Number">From 1, in the order of correcting.</param>
/// <param name="Kind">text, revert, split or join.</param>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="At">When it was made.</param>
/// <param name="Before">What was shown.</param>
/// <param name="After">What was made of it; as before for splits and joins.</param>
/// <param name="Changes">From one to the other.</param>
/// <param name="Undone">Whether it was taken back.</param>
/// <param name="Heard">What the machine hears there now.</param>
/// <param name="HeardAnew">Whether that is something else than when the correction was made.</param>
public sealed record RevisionResponse(
    int Number, string Kind, double Start, DateTimeOffset At, string Before, string After, IReadOnlyList<TextChangeResponse> Changes, bool Undone, string Heard, bool HeardAnew)
{
    internal static RevisionResponse From(RevisionDetails r) => new(
        r.Number, r.Kind, SegmentResponse.Seconds(r.Start), r.At, r.Before, r.After, [.. r.Changes.Select(TextChangeResponse.From)], r.Undone, r.Heard, r.HeardAnew);
}

internal sealed class EditSegmentRequestValidator : AbstractValidator<EditSegmentRequest>
{
    public EditSegmentRequestValidator()
    {
        RuleFor(request => request.Text).NotNull().WithMessage("Say what is said: text is the segment's new text, empty where nothing is said.");
        RuleFor(request => request.Text).MaximumLength(TranscriptEditRecord.LongestText).WithMessage("A segment has at most 10,000 characters. Split it, and correct its parts.");
        RuleFor(request => request.Revision).Seen();
    }
}

internal sealed class SplitSegmentRequestValidator : AbstractValidator<SplitSegmentRequest>
{
    public SplitSegmentRequestValidator()
    {
        RuleFor(request => request.Offset).GreaterThanOrEqualTo(0).WithMessage("A segment is split within its text.");
        RuleFor(request => request.Revision).Seen();
    }
}

internal sealed class SegmentRequestValidator : AbstractValidator<SegmentRequest>
{
    public SegmentRequestValidator() => RuleFor(request => request.Revision).Seen();
}

internal sealed class ReplaceTextRequestValidator : AbstractValidator<ReplaceTextRequest>
{
    private const int Longest = 200; // characters

    public ReplaceTextRequestValidator()
    {
        RuleFor(request => request)
            .Must(request => request.Podcast is null != request.Episode is null)
            .WithName("podcast").WithMessage("Say where to look: podcast is a show's id, episode an episode's; give one of the two.");
        RuleFor(request => request.Find).Must(find => !string.IsNullOrWhiteSpace(find)).WithMessage("Say what to look for.");
        RuleFor(request => request.Find).MaximumLength(Longest).WithMessage("What to look for is at most 200 characters long.");
        RuleFor(request => request.Replace).NotNull().WithMessage("Say what takes its place; empty takes it out.");
        RuleFor(request => request.Replace).MaximumLength(Longest).WithMessage("What takes its place is at most 200 characters long.");
    }
}

internal static class SeenRevision
{
    private const int Longest = 100;

    public static void Seen<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(revision => revision is { Length: > 0 and <= Longest })
        .WithMessage("Say which revision of the segment was seen: GET /api/transcripts/{episode} gives it with each segment.");
}
