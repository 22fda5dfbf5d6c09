using System.Xml;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Podcasts.Core.Feeds;
using Podcasts.Core.Transcripts;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Feeds;

/// <summary>The feeds that this app publishes: a show's own, with our transcripts.</summary>
public sealed class FeedsOrchestrator(IDbContextFactory<PodcastsDbContext> databases, SetAside setAside, IOptions<FeedsOptions> options)
{
    // What apps know; the type of each is told beside it.
    private static readonly TranscriptFileType[] Offered = [.. TranscriptFileType.All.Where(type =>
        type.Format is TranscriptFormat.Vtt or TranscriptFormat.Srt or TranscriptFormat.PodcastJson or TranscriptFormat.Html)];

    /// <summary>The show's feed as its publisher wrote it, with a link to each format of each transcript that is here.</summary>
    /// <param name="podcast">The show.</param>
    /// <param name="address">By which this app was asked; transcripts are linked from here unless the settings say otherwise.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>UTF-8.</returns>
    /// <exception cref="NotFoundException">There is no such show, or its feed was never kept.</exception>
    public async Task<byte[]> GetAsync(string podcast, Uri address, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var show = await setAside.ReadOneAsync(database.Podcasts.Where(p => p.Id == podcast), cancellationToken)
            ?? throw new NotFoundException($"There is no show {podcast}. It may have been deleted; GET /api/podcasts lists the ones that are here.");
        var feed = await setAside.ReadOneAsync(database.Feeds.Where(f => f.PodcastId == podcast), cancellationToken)
            ?? throw new NotFoundException($"The feed of {show.Title} was last read before feeds were kept. Press \"Refresh\" on the show's page (or POST /api/podcasts/{podcast}/refresh).");
        var start = string.IsNullOrEmpty(options.Value.PublicAddress) ? address : new Uri(options.Value.PublicAddress.TrimEnd('/') + "/");
        try
        {
            return FeedWriter.Write(feed.Xml, new Uri(show.FeedUrl), await TranscriptsAsync(database, podcast, start, cancellationToken));
        }
        catch (XmlException failure)
        {
            throw new UnprocessableException("The feed that is kept here is damaged. Press \"Refresh\" on the show's page to read it again.", failure);
        }
    }

    private static async Task<Dictionary<string, IReadOnlyList<OfferedTranscript>>> TranscriptsAsync(PodcastsDbContext database, string podcast, Uri start, CancellationToken cancellationToken)
    {
        var transcribed = await (
            from episode in database.Episodes
            join transcript in database.Transcripts on episode.Id equals transcript.EpisodeId
            where episode.PodcastId == podcast && transcript.Finished != null
            select new { episode.Id, episode.Guid, transcript.Language, transcript.Translated }).ToListAsync(cancellationToken);
        return transcribed.DistinctBy(t => t.Guid).ToDictionary(
            t => t.Guid,
            t => (IReadOnlyList<OfferedTranscript>)
            [
                .. Offered.Select(type => new OfferedTranscript(
                    new Uri(start, $"api/transcripts/{t.Id}.{type.Ending}"),
                    type.MediaType,
                    t.Translated ? "en" : t.Language,
                    type.Format is TranscriptFormat.Vtt or TranscriptFormat.Srt)),
            ]);
    }
}
