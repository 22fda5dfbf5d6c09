using System.Globalization;
using FluentValidation;
using Podcasts.Core.Search;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Search;

/// <summary>The row of a passage that can be found. It is made of the transcript as it is shown, and made again whenever that changes; the database's full text index is kept by the database itself.</summary>
public sealed class PassageRecord : StoredRow
{
    /// <summary>As <see cref="PassageId"/> makes them: in their order, falling, passages are listed.</summary>
    public required long Id { get; set; }

    public required string EpisodeId { get; set; }

    public required string PodcastId { get; set; }

    /// <summary>One of <see cref="PassageSource"/>.</summary>
    public required string Source { get; set; }

    /// <summary>Who says it, as shown, or null.</summary>
    public string? Speaker { get; set; }

    /// <summary>The same as <see cref="KeyOf"/> writes it.</summary>
    public string? SpeakerKey { get; set; }

    public required string Text { get; set; }

    /// <summary>Of the text, as <see cref="SearchWord"/> has them, with a space between.</summary>
    public required string Words { get; set; }

    /// <summary>When each of the words is said, in tenths of a second: the first from the start of the episode, each other from the one before it.</summary>
    public required string Starts { get; set; }

    /// <summary>A name in the form in which names are compared, or null where it has no letters.</summary>
    internal static string? KeyOf(string? name) => SearchWord.Of(name ?? "") is { Count: > 0 } words ? string.Join('_', words.Select(word => word.Text)) : null;

    /// <summary>When a word is said; the row has been found to be sound.</summary>
    internal TimeSpan StartOf(int word) => TimeSpan.FromSeconds(Tenths(Starts).Take(word + 1).Sum() / 10.0);

    internal static PassageRecord From(SearchPassage passage, long id, string episode, string podcast, string source)
    {
        var tenths = passage.Starts.Select(start => (long)(start.TotalSeconds * 10)).ToList();
        return new()
        {
            Id = id,
            EpisodeId = episode,
            PodcastId = podcast,
            Source = source,
            Speaker = passage.Speaker,
            SpeakerKey = KeyOf(passage.Speaker),
            Text = passage.Text,
            Words = string.Join(' ', passage.Words.Select(word => word.Text)),
            Starts = string.Join(' ', tenths.Select((start, i) => (i == 0 ? start : start - tenths[i - 1]).ToString(CultureInfo.InvariantCulture))),
        };
    }

    /// <returns>Null where it is not a list of numbers.</returns>
    internal static IReadOnlyList<long>? ReadStarts(string starts)
    {
        var tenths = new List<long>();
        foreach (var part in starts.Split(' '))
        {
            if (!long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var tenth) || Math.Abs(tenth) > 100_000_000)
            {
                return null;
            }

            tenths.Add(tenth);
        }

        return tenths;
    }

    private static IReadOnlyList<long> Tenths(string starts) => ReadStarts(starts)!;
}

/// <summary>The words for whose transcript a passage is of.</summary>
public static class PassageSource
{
    /// <summary>Ours, as heard here and corrected.</summary>
    public const string Own = "own";

    /// <summary>The publisher's, from the feed.</summary>
    public const string Publisher = "publisher";

    /// <summary>Made elsewhere and attached by a person.</summary>
    public const string Imported = "imported";

    /// <summary>What somebody wrote at a bookmark.</summary>
    public const string Note = "note";
}

internal sealed class PassageRecordValidator : AbstractValidator<PassageRecord>
{
    public PassageRecordValidator()
    {
        RuleFor(p => p.Id).GreaterThanOrEqualTo(0);
        RuleFor(p => p.EpisodeId).Id();
        RuleFor(p => p.PodcastId).Id();
        RuleFor(p => p.Source).OneOf(PassageSource.Own, PassageSource.Publisher, PassageSource.Imported, PassageSource.Note);
        RuleFor(p => p.Speaker).Must(name => name is null || name.Trim().Length > 0).WithMessage("Speaker is empty.");
        RuleFor(p => p.Text).Text();
        RuleFor(p => p.Words).Text();
        RuleFor(p => p).Must(p => PassageRecord.ReadStarts(p.Starts) is { } starts && starts.Count == p.Words.Split(' ').Length && starts[0] >= 0)
            .WithMessage("A passage has a time for each of its words.");
    }
}
