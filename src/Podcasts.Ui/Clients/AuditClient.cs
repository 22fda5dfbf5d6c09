using System.Globalization;

namespace Podcasts.Ui.Clients;

/// <summary>/api/audit</summary>
public sealed class AuditClient(HttpClient http)
{
    /// <summary>What was done, the newest first; what is older than <paramref name="before"/>, where that is given.</summary>
    public Task<IReadOnlyList<AuditEntry>> ListAsync(long? before, CancellationToken cancellationToken) =>
        http.GetAsync<IReadOnlyList<AuditEntry>>(before is null ? "api/audit" : string.Create(CultureInfo.InvariantCulture, $"api/audit?before={before}"), cancellationToken);
}
