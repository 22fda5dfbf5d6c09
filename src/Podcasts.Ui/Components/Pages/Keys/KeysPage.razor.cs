using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Keys;

/// <summary>Keys that programs show: make, revoke.</summary>
public sealed partial class KeysPage(KeysClient client, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private NewApiKey? _made;
    private string _name = "";
    private string _role = "reader";
    private int _days = 90;
    private string _news = "";
    private string? _asked;
    private string? _problem;
    private string? _refusal;

    /// <summary>Null until they are known. Carried from the first, static rendering into the live page.</summary>
    [PersistentState]
    public IReadOnlyList<ApiKey>? Keys { get; set; }

    private TimeProvider Time => time;

    protected override async Task OnInitializedAsync()
    {
        if (Keys is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        _problem = null;
        try
        {
            Keys = await client.ListAsync(_leaving.Token);
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

    private Task CreateAsync() => TryAsync(async () =>
    {
        _made = await client.CreateAsync(new(_name.Trim(), _role, _days), CancellationToken.None);
        Keys = [_made.Key, .. Keys!];
        (_name, _news) = ("", $"The key {_made.Key.Name} is made.");
    });

    private Task RevokeAsync(ApiKey key) => TryAsync(async () =>
    {
        await client.DeleteAsync(key.Id, CancellationToken.None);
        Keys = [.. Keys!.Where(known => known.Id != key.Id)];
        (_asked, _news) = (null, $"The key {key.Name} is revoked.");
        _made = _made?.Key.Id == key.Id ? null : _made;
    });

    private async Task TryAsync(Func<Task> change)
    {
        (_refusal, _news) = (null, "");
        try
        {
            await change();
        }
        catch (ApiException exception)
        {
            _refusal = exception.Message;
        }
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
