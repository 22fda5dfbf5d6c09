using System.Globalization;

namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>search</c> route. It throws <see cref="ApiException"/> where the Api refuses.</summary>
public sealed class SearchClient(HttpClient http)
{
    /// <param name="terms">What is looked for.</param>
    /// <param name="after">What the page before said in its next, or null for the first.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<SearchResult> SearchAsync(SearchTerms terms, string? after, CancellationToken cancellationToken)
    {
        var query = new (string Name, string? Value)[] { ("q", terms.Query), ("podcast", terms.Podcast), ("speaker", terms.Speaker), ("from", Day(terms.From)), ("to", Day(terms.To)), ("after", after) };
        return http.GetAsync<SearchResult>(
            "api/search?" + string.Join('&', query.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")), cancellationToken);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
