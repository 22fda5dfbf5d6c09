using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Podcasts.Core;
using Podcasts.Core.Directories;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Directories;

/// <summary>Directories of podcasts: find a show by its name.</summary>
public sealed partial class DirectoriesOrchestrator(
    IEnumerable<IPodcastDirectory> directories, ListedPictures pictures, IDbContextFactory<PodcastsDbContext> databases, ILogger<DirectoriesOrchestrator> logger)
{
    /// <summary>Asks all directories that can be asked, at once.</summary>
    /// <exception cref="UnavailableException">None of them answers.</exception>
    public async Task<FoundShows> FindAsync(string name, CancellationToken cancellationToken)
    {
        var open = directories.Where(directory => directory.IsOpen).ToList();
        var answers = await Task.WhenAll(open.Select(directory => AskAsync(directory, name, cancellationToken)));
        var problems = answers.Select(answer => answer.Problem).OfType<string>().ToList();
        if (problems.Count == open.Count)
        {
            throw new UnavailableException(problems.Count == 0
                ? "No directory of podcasts is set. Set Directories:Apple, or paste the address of the show's feed."
                : $"{string.Join(' ', problems)} You can also paste the address of the show's feed.");
        }

        var known = await KnownAsync(cancellationToken);
        return new(
            [.. answers.SelectMany(answer => answer.Shows.Select(show => (answer.Directory, show)))
                .DistinctBy(found => Spelling(found.show.FeedUrl.AbsoluteUri))
                .Select(found => new FoundShow(
                    found.show.Title,
                    found.show.Author,
                    found.show.FeedUrl.AbsoluteUri,
                    found.show.ImageUrl is { } picture ? pictures.Name(picture) : null,
                    found.Directory,
                    known.GetValueOrDefault(Spelling(found.show.FeedUrl.AbsoluteUri))))],
            problems);
    }

    /// <summary>The picture of a show that was found lately.</summary>
    /// <exception cref="NotFoundException">There is none of that name.</exception>
    public Task<ListedPicture> ImageAsync(string name, CancellationToken cancellationToken) => pictures.FetchAsync(name, cancellationToken);

    private async Task<Asked> AskAsync(IPodcastDirectory directory, string name, CancellationToken cancellationToken)
    {
        try
        {
            return new(directory.Name, await directory.FindAsync(name, cancellationToken), null);
        }
        catch (PodcastsCoreException failure)
        {
            Log.NotAsked(logger, directory.Name, failure.Message);
            return new(directory.Name, [], $"{directory.Name} cannot be asked: {failure.Message}");
        }
    }

    // Directories write the same feed with http or https, with a slash at its end or without.
    private static string Spelling(string feed) => new Uri(feed).GetComponents(UriComponents.Host | UriComponents.PathAndQuery, UriFormat.UriEscaped).TrimEnd('/');

    private async Task<Dictionary<string, string>> KnownAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await database.Podcasts.Select(p => new { p.Id, p.RequestedUrl, p.FeedUrl }).ToListAsync(cancellationToken);
        return rows.SelectMany(row => new[] { (row.Id, Feed: row.RequestedUrl), (row.Id, Feed: row.FeedUrl) })
            .Where(row => Uri.TryCreate(row.Feed, UriKind.Absolute, out _))
            .DistinctBy(row => Spelling(row.Feed))
            .ToDictionary(row => Spelling(row.Feed), row => row.Id);
    }

    private sealed record Asked(string Directory, IReadOnlyList<ListedShow> Shows, string? Problem);

    private static partial class Log
    {
        // What was asked for is nobody's business, a log's neither.
        [LoggerMessage(261, LogLevel.Warning, "The directory {Directory} could not be asked. {Reason}")]
        public static partial void NotAsked(ILogger logger, string directory, string reason);
    }
}
