using FluentValidation;
using Podcasts.Core.Fetching;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Podcasts;

/// <summary>The row of how reading a show's feed went, and of when it is due again. It may be lost at any time: then the feed is read whole.</summary>
public sealed class FeedCheckRecord : StoredRow
{
    public required string PodcastId { get; set; }

    /// <summary>As <see cref="CacheHeaders"/> has them.</summary>
    public string? ETag { get; set; }

    /// <inheritdoc cref="ETag"/>
    public string? LastModified { get; set; }

    /// <summary>How long the feed asks not to be read again, as it said when it was read last; a feed that has not changed does not say it again.</summary>
    public double? TimeToLiveSeconds { get; set; }

    /// <summary>The build that read it: a newer one may see more in the same feed, and reads it whole.</summary>
    public string? Reader { get; set; }

    /// <summary>When it is read again by itself.</summary>
    public required long Next { get; set; }

    /// <summary>How often in a row it could not be read.</summary>
    public int Failures { get; set; }

    /// <summary>When that began, or null.</summary>
    public long? FailingSince { get; set; }

    /// <summary>Why it could not be read, for a person, or null.</summary>
    public string? Problem { get; set; }
}

internal sealed class FeedCheckRecordValidator : AbstractValidator<FeedCheckRecord>
{
    public FeedCheckRecordValidator()
    {
        RuleFor(c => c.PodcastId).Id();
        RuleFor(c => c.Next).Moment();
        RuleFor(c => c.TimeToLiveSeconds).Seconds();
        RuleFor(c => c.Failures).GreaterThanOrEqualTo(0);
        RuleFor(c => c.FailingSince).Moment();
        RuleFor(c => c).Must(c => c.Failures > 0 == c.FailingSince is not null && c.Failures > 0 == c.Problem is not null)
            .WithMessage("A feed that fails has done so since some moment and for some reason, and one that does not has neither.");
    }
}
