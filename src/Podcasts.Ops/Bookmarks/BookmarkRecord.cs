using FluentValidation;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Bookmarks;

/// <summary>The row of a second that somebody wants to find again.</summary>
public sealed class BookmarkRecord : StoredRow
{
    public required string Id { get; set; }

    public required string EpisodeId { get; set; }

    public required double Seconds { get; set; }

    /// <summary>What somebody wrote there; may be empty.</summary>
    public string Note { get; set; } = "";

    /// <summary>The words that were said there when it was made; null where there was no transcript.</summary>
    public string? Said { get; set; }

    public required long Added { get; set; }

    /// <summary>When it was taken away, or null. It can be brought back.</summary>
    public long? Removed { get; set; }
}

internal sealed class BookmarkRecordValidator : AbstractValidator<BookmarkRecord>
{
    public BookmarkRecordValidator()
    {
        RuleFor(b => b.Id).Id();
        RuleFor(b => b.EpisodeId).Id();
        RuleFor(b => b.Seconds).Seconds();
        RuleFor(b => b.Note).NotNull().MaximumLength(BookmarksOrchestrator.LongestNote);
        RuleFor(b => b.Said).Must(said => said is null || said.Trim().Length > 0).WithMessage("Said is empty.");
        RuleFor(b => b.Added).Moment();
        RuleFor(b => b.Removed).Moment();
    }
}
