namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>bookmarks</c> route. Each method throws <see cref="ApiException"/> where the Api refuses.</summary>
public sealed class BookmarksClient(HttpClient http)
{
    /// <summary>An episode's, in order of time.</summary>
    public async Task<IReadOnlyList<Bookmark>> OfEpisodeAsync(string episode, CancellationToken cancellationToken) =>
        (await http.GetAsync<BookmarkList>($"api/bookmarks?episode={Uri.EscapeDataString(episode)}", cancellationToken)).Bookmarks;

    /// <summary>All, the newest first, a page at a time.</summary>
    /// <param name="after">What the page before said in its next, or null for the first.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<BookmarkList> ListAsync(string? after, CancellationToken cancellationToken) =>
        http.GetAsync<BookmarkList>($"api/bookmarks{(after is null ? "" : $"?after={Uri.EscapeDataString(after)}")}", cancellationToken);

    public Task<Bookmark> AddAsync(string episode, double seconds, CancellationToken cancellationToken) =>
        http.AskAsync<Bookmark>(HttpMethod.Post, "api/bookmarks", new { episode, seconds }, cancellationToken);

    public Task<Bookmark> ChangeAsync(string bookmark, string note, CancellationToken cancellationToken) =>
        http.AskAsync<Bookmark>(HttpMethod.Put, Path(bookmark), new { note }, cancellationToken);

    public async Task RemoveAsync(string bookmark, CancellationToken cancellationToken) =>
        (await http.AskAsync(HttpMethod.Delete, Path(bookmark), null, cancellationToken)).Dispose();

    public Task<Bookmark> UndoAsync(string bookmark, CancellationToken cancellationToken) =>
        http.AskAsync<Bookmark>(HttpMethod.Post, $"{Path(bookmark)}/undo", null, cancellationToken);

    private static string Path(string bookmark) => $"api/bookmarks/{Uri.EscapeDataString(bookmark)}";
}
