using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Feeds;

/// <summary>The row of a feed as it was last read, to be passed on with transcripts.</summary>
public sealed class FeedRecord : StoredRow
{
    public required string PodcastId { get; set; }

    /// <summary>Well-formed, without a document type.</summary>
    public required string Xml { get; set; }

    public required long Read { get; set; }
}

internal sealed class FeedRecordValidator : AbstractValidator<FeedRecord>
{
    public FeedRecordValidator()
    {
        RuleFor(f => f.PodcastId).Id();
        RuleFor(f => f.Xml).Must(xml => xml is ['<', ..] && !xml.Contains("<!DOCTYPE", StringComparison.Ordinal)).WithMessage("Xml is no feed.");
        RuleFor(f => f.Read).Moment();
    }
}

/// <summary>Keeps a show's feed in the transaction in which its episodes are stored.</summary>
internal static class FeedKeeper
{
    public static async Task KeepAsync(PodcastsDbContext database, string podcast, string xml, long now, CancellationToken cancellationToken)
    {
        var row = await database.Feeds.IgnoreQueryFilters().SingleOrDefaultAsync(f => f.PodcastId == podcast, cancellationToken);
        if (row is null)
        {
            row = new FeedRecord { PodcastId = podcast, Xml = xml, Read = now };
            database.Add(row);
        }

        (row.Xml, row.Read, row.SetAsideReason) = (xml, now, null);
    }
}
