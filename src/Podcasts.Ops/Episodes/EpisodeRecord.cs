using FluentValidation;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Episodes;

/// <summary>The row of an episode; it stays when its feed drops it.</summary>
public sealed class EpisodeRecord : StoredRow
{
    public required string Id { get; set; }

    public required string PodcastId { get; set; }

    public required string Guid { get; set; }

    public required string Title { get; set; }

    /// <summary>Sanitised HTML.</summary>
    public required string Notes { get; set; }

    public long? Published { get; set; }

    /// <summary>As the feed claims.</summary>
    public double? DurationSeconds { get; set; }

    /// <summary>As the feed says.</summary>
    public int? Season { get; set; }

    public required string AudioUrl { get; set; }

    public string? ImageUrl { get; set; }

    /// <summary>As <see cref="StoredPersons"/> writes them, or null where the feed names nobody.</summary>
    public string? Persons { get; set; }

    /// <summary>Of a file of chapters, as the feed says.</summary>
    public string? ChaptersUrl { get; set; }

    /// <summary>As <see cref="StoredChapters"/> writes them, or null where none are known.</summary>
    public string? Chapters { get; set; }

    /// <summary>When they were read from <see cref="ChaptersUrl"/>, or null where they were not.</summary>
    public long? ChaptersRead { get; set; }

    /// <summary>Name of our copy under audio/, made of its content's hash, or null until it is downloaded.</summary>
    public string? AudioFile { get; set; }

    public string? AudioType { get; set; }

    public long? AudioBytes { get; set; }

    /// <summary>As measured on our copy.</summary>
    public double? AudioSeconds { get; set; }

    /// <summary>When our copy was stored, or null where that was not noted.</summary>
    public long? AudioStored { get; set; }

    /// <summary>When our copy was deleted because of its age, or null; a later one makes that history.</summary>
    public long? AudioDeleted { get; set; }
}

internal sealed class EpisodeRecordValidator : AbstractValidator<EpisodeRecord>
{
    public EpisodeRecordValidator()
    {
        RuleFor(e => e.Id).Id();
        RuleFor(e => e.PodcastId).Id();
        RuleFor(e => e.Guid).Text();
        RuleFor(e => e.Title).Text();
        RuleFor(e => e.Notes).NotNull();
        RuleFor(e => e.Published).Moment();
        RuleFor(e => e.DurationSeconds).Seconds();
        RuleFor(e => e.Season).GreaterThanOrEqualTo(0);
        RuleFor(e => e.AudioUrl).Text().WebAddress();
        RuleFor(e => e.ImageUrl).WebAddress();
        RuleFor(e => e.Persons).Custom((persons, context) =>
        {
            if (StoredPersons.Refusal(persons) is { } refusal)
            {
                context.AddFailure(refusal);
            }
        });
        RuleFor(e => e.ChaptersUrl).WebAddress();
        RuleFor(e => e.Chapters).Custom((chapters, context) =>
        {
            if (StoredChapters.Refusal(chapters) is { } refusal)
            {
                context.AddFailure(refusal);
            }
        });
        RuleFor(e => e.ChaptersRead).Moment();
        RuleFor(e => e.AudioFile).Must(name => name is null || name == Path.GetFileName(name)).WithMessage("AudioFile '{PropertyValue}' is not a plain file name.");
        RuleFor(e => e).Must(e => e.AudioFile is null || (e.AudioBytes > 0 && e.AudioSeconds is not null && e.AudioType is not null))
            .WithMessage("A stored audio file has a size, a length and a type.");
        RuleFor(e => e.AudioSeconds).Seconds();
        RuleFor(e => e.AudioStored).Moment();
        RuleFor(e => e.AudioDeleted).Moment();
    }
}
