using Podcasts.Core.Opml;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.V1;

namespace Podcasts.Ops.Opml;

/// <summary>Lists of subscriptions, from other podcast apps and for them.</summary>
public sealed class OpmlOrchestrator(PodcastsOrchestrator podcasts, TimeProvider time)
{
    private const int AtOnce = 4;

    /// <summary>All shows as OPML 2.0 in UTF-8. A login that an address holds stays here.</summary>
    public async Task<byte[]> ExportAsync(CancellationToken cancellationToken) =>
        OpmlWriter.Write((await podcasts.ListAsync(cancellationToken)).Where(show => show.Id != Uploads.Show).Select(show => new OpmlShow(new Uri(show.FeedUrl), show.Title)), time.GetUtcNow());

    /// <summary>Adds the shows of a list, a few at once; one that cannot be added does not stop the others.</summary>
    /// <returns>What became of each, in the order of the list.</returns>
    /// <exception cref="OpmlException">It is no such list.</exception>
    public async Task<IReadOnlyList<ImportedShow>> ImportAsync(byte[] file, CancellationToken cancellationToken)
    {
        var shows = OpmlReader.Read(file);
        var imported = new ImportedShow[shows.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, shows.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (i, token) => imported[i] = await AddAsync(shows[i], token));
        return imported;
    }

    private async Task<ImportedShow> AddAsync(OpmlShow show, CancellationToken cancellationToken)
    {
        try
        {
            var (podcast, created) = await podcasts.AddAsync(show.FeedUrl, cancellationToken);
            return new(podcast.Title, show.FeedUrl.AbsoluteUri, podcast.Id, created, null);
        }
        catch (Exception failure) when (Faults.Explain(failure) is { } known)
        {
            return new(show.Title, show.FeedUrl.AbsoluteUri, null, false, known.Message);
        }
    }
}

/// <summary>What became of a show of a list.</summary>
/// <param name="Podcast">Id of the show, or null where it could not be added.</param>
/// <param name="Created">Whether it is new here.</param>
/// <param name="Problem">Why it could not be added, or null.</param>
public sealed record ImportedShow(string Title, string FeedUrl, string? Podcast, bool Created, string? Problem);
