using System.Globalization;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Health;

/// <summary>Looks at everything that is stored when it is opened, and repairs what the reader says.</summary>
public sealed partial class StoragePage(HealthClient client) : IAsyncDisposable
{
    private readonly Dictionary<string, StorageRepairResult> _results = [];
    private CancellationTokenSource _stop = new();
    private Task _working = Task.CompletedTask;
    private StorageReport? _report;
    private string? _repairing;
    private string? _problem;
    private bool _isBusy;
    private bool _isStopped;

    private string? Disabled => _isBusy ? "true" : null;

    private IReadOnlyList<StorageFinding> Open => [.. _report?.Findings.Where(finding => finding.Repair is not null && _results.GetValueOrDefault(finding.Id) is not { Repaired: true }) ?? []];

    private string Summary => _repairing is not null ? "Repairing."
        : _isStopped && _report!.State == StorageState.Looking ? "Stopped; not everything was looked at."
        : _report!.State == StorageState.Finished && _results.Values.Count(result => result.Repaired) is > 0 and var repaired ? $"{_report.Message} {(repaired == 1 ? "One is" : $"{repaired} are")} repaired by now."
        : _report.Message;

    private string Looked => string.Join(", ", _report!.Checked.Where(count => count.Count > 0).Select(count =>
        $"{count.Count.ToString("N0", CultureInfo.InvariantCulture)} {NameOf(count.Group).ToLowerInvariant()}")) is { Length: > 0 } looked ? $"Looked at: {looked}." : "";

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            Start(thorough: false);
        }
    }

    private static string NameOf(string group) => group switch
    {
        "rows" => "Rows",
        "search" => "Search index",
        "audio" => "Recordings",
        "images" => "Pictures",
        "models" => "Models",
        "credentials" => "Credentials",
        _ => "Database",
    };

    private void Start(bool thorough) => Work(cancellationToken => LookAsync(thorough, cancellationToken));

    private Task RepairOneAsync(StorageFinding finding) => Work(cancellationToken => RepairAsync([finding], cancellationToken));

    private Task RepairAllAsync() => Work(cancellationToken => RepairAsync(Open, cancellationToken));

    // One thing at a time.
    private Task Work(Func<CancellationToken, Task> work)
    {
        if (!_isBusy)
        {
            _stop.Dispose();
            _stop = new();
            (_problem, _isStopped, _isBusy) = (null, false, true);
            _working = RunAsync(work, _stop.Token);
        }

        return _working;
    }

    private async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _isStopped = true;
        }

        (_repairing, _isBusy) = (null, false);
        StateHasChanged();
    }

    private async Task LookAsync(bool thorough, CancellationToken cancellationToken)
    {
        _results.Clear();
        _report = null;
        await foreach (var report in client.WatchStorageAsync(thorough, cancellationToken))
        {
            _report = report;
            StateHasChanged();
        }
    }

    private async Task RepairAsync(IReadOnlyList<StorageFinding> findings, CancellationToken cancellationToken)
    {
        foreach (var finding in findings)
        {
            _repairing = finding.Id;
            StateHasChanged();
            _results[finding.Id] = await client.RepairAsync(finding.Id, cancellationToken);
        }
    }

    private Task StopAsync() => _stop.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _working;
        _stop.Dispose();
    }
}
