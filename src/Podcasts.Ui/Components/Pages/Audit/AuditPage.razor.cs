using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Audit;

/// <summary>Who did what, the newest first.</summary>
public sealed partial class AuditPage(AuditClient client) : IDisposable
{
    private const int Most = 200;

    private readonly CancellationTokenSource _leaving = new();
    private bool _hasMore;
    private string? _problem;

    /// <summary>Null until they are known. Carried from the first, static rendering into the live page.</summary>
    [PersistentState]
    public IReadOnlyList<AuditEntry>? Entries { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Entries is null)
        {
            await LoadAsync(null);
        }

        _hasMore = Entries?.Count >= Most;
    }

    private async Task LoadAsync(long? before)
    {
        _problem = null;
        try
        {
            var older = await client.ListAsync(before, _leaving.Token);
            Entries = before is null ? older : [.. Entries!, .. older];
            _hasMore = older.Count >= Most;
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The reader left; there is nobody to show it to.
        }
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
