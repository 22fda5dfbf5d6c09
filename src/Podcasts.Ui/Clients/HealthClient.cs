using System.Text.Json;

namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>health</c> route.</summary>
public sealed class HealthClient(HttpClient http, TimeProvider time)
{
    private static readonly StorageReport Interrupted = new(false, StorageState.Looking, false, "The connection broke; looking again.", [], [], [], 0);

    /// <summary>How the app is, also where it is not well. Throws <see cref="ApiException"/> where the Api does not answer.</summary>
    public Task<HealthReport> GetAsync(CancellationToken cancellationToken) => http.GetAsync<HealthReport>("api/health", cancellationToken);

    /// <summary>Looks at everything that is stored, told now and then; it ends when the look ends, and leaving stops it. Throws <see cref="ApiException"/> where the Api refuses.</summary>
    public IAsyncEnumerable<StorageReport> WatchStorageAsync(bool thorough, CancellationToken cancellationToken) => http.WatchAsync(
        $"api/health/storage/progress?thorough={(thorough ? "true" : "false")}",
        (_, data) => JsonSerializer.Deserialize<StorageReport>(data, ApiHttp.Json) ?? Interrupted,
        report => report.State != StorageState.Looking,
        Interrupted,
        time,
        cancellationToken);

    /// <summary>Repairs one finding. Throws <see cref="ApiException"/> where the Api does not answer.</summary>
    public async Task<StorageRepairResult> RepairAsync(string id, CancellationToken cancellationToken) =>
        (await http.AskAsync<IReadOnlyList<StorageRepairResult>>(HttpMethod.Post, "api/health/storage/repair", new { ids = new[] { id } }, cancellationToken)).Single();
}
