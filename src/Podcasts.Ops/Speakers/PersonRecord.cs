using FluentValidation;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Speakers;

/// <summary>The row of somebody who has been named in a show.</summary>
public sealed class PersonRecord : StoredRow
{
    public const int LongestName = 100;

    public required string Id { get; set; }

    public required string PodcastId { get; set; }

    public required string Name { get; set; }
}

internal sealed class PersonRecordValidator : AbstractValidator<PersonRecord>
{
    public PersonRecordValidator()
    {
        RuleFor(p => p.Id).Id();
        RuleFor(p => p.PodcastId).Id();
        RuleFor(p => p.Name).Text().MaximumLength(PersonRecord.LongestName);
    }
}
