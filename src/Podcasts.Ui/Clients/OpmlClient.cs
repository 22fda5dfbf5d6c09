namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>opml</c> route. Each method throws <see cref="ApiException"/> where the Api refuses.</summary>
public sealed class OpmlClient(HttpClient http)
{
    /// <summary>Where the browser downloads all shows as a list for other apps.</summary>
    public const string ExportPath = "api/opml";

    /// <summary>Adds the shows of a list.</summary>
    public Task<IReadOnlyList<ImportedShow>> ImportAsync(Stream file, CancellationToken cancellationToken) =>
        http.AskAsync<IReadOnlyList<ImportedShow>>(HttpMethod.Post, ExportPath, new StreamContent(file), cancellationToken);
}
