using FluentValidation;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Podcasts;

/// <summary>The row of a show.</summary>
public sealed class PodcastRecord : StoredRow
{
    public required string Id { get; set; }

    /// <summary>The address that was asked for, which a refresh asks again.</summary>
    public required string RequestedUrl { get; set; }

    /// <summary>Where the feed was found in the end, after redirects.</summary>
    public required string FeedUrl { get; set; }

    public required string Title { get; set; }

    /// <summary>Sanitised HTML.</summary>
    public required string Description { get; set; }

    public required string Author { get; set; }

    public string? ImageUrl { get; set; }

    public string? Language { get; set; }

    /// <summary>As <see cref="StoredPersons"/> writes them, or null where the feed names nobody.</summary>
    public string? Persons { get; set; }

    public required long Added { get; set; }

    public required long Refreshed { get; set; }
}

internal sealed class PodcastRecordValidator : AbstractValidator<PodcastRecord>
{
    public PodcastRecordValidator()
    {
        RuleFor(p => p.Id).Id();
        RuleFor(p => p.RequestedUrl).Text().WebAddress();
        RuleFor(p => p.FeedUrl).Text().WebAddress();
        RuleFor(p => p.Title).Text();
        RuleFor(p => p.Description).NotNull();
        RuleFor(p => p.Author).NotNull();
        RuleFor(p => p.ImageUrl).WebAddress();
        RuleFor(p => p.Persons).Custom((persons, context) =>
        {
            if (StoredPersons.Refusal(persons) is { } refusal)
            {
                context.AddFailure(refusal);
            }
        });
        RuleFor(p => p.Added).Moment();
        RuleFor(p => p.Refreshed).Moment();
    }
}
