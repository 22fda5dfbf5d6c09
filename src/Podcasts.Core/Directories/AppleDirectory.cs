using Microsoft.Extensions.Options;
using Podcasts.Core.Fetching;

namespace Podcasts.Core.Directories;

/// <summary>Apple's public search (developer.apple.com, "iTunes Search API"), which wants no key and some twenty questions a minute at most.</summary>
public sealed class AppleDirectory(Fetcher fetcher, IOptions<DirectoriesOptions> options) : IPodcastDirectory
{
    public string Name => "Apple Podcasts";

    public bool IsOpen => options.Value.Apple is not null;

    public async Task<IReadOnlyList<ListedShow>> FindAsync(string name, CancellationToken cancellationToken)
    {
        var question = $"search?media=podcast&entity=podcast&limit={options.Value.Results}&country={options.Value.Country}&term={Uri.EscapeDataString(name)}";
        var answer = DirectoryAnswer.Read<Answer>(Name, await fetcher.FetchJsonAsync(new(new Uri(options.Value.Apple!), question), null, cancellationToken));
        return [.. (answer.Results ?? []).Select(show => ListedShow.Of(show?.CollectionName, show?.ArtistName, show?.FeedUrl, show?.ArtworkUrl600 ?? show?.ArtworkUrl100)).OfType<ListedShow>()];
    }

    private sealed record Answer(IReadOnlyList<Result?>? Results);

    private sealed record Result(string? CollectionName, string? ArtistName, string? FeedUrl, string? ArtworkUrl100, string? ArtworkUrl600);
}
