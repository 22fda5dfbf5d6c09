using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Credentials;

/// <summary>One secret: whether it is there, a field for another, a button to remove it.</summary>
public sealed partial class CredentialForm(CredentialsClient client)
{
    private string _value = "";
    private string _origin = "";
    private string _done = "";
    private string? _problem;
    private bool _testing;

    [Parameter, EditorRequired]
    public Credential Credential { get; set; } = default!;

    /// <summary>Called with how it stands after a change.</summary>
    [Parameter]
    public EventCallback<Credential> OnChanged { get; set; }

    private string Id(string part) => $"{Credential.Name}-{part}";

    private Task SaveAsync() => TryAsync(async () =>
    {
        // Not cancelled when the reader leaves: it was asked for.
        var request = new SaveCredentialRequest(_value.Trim(), string.IsNullOrWhiteSpace(_origin) ? Credential.Origin : _origin.Trim());
        await OnChanged.InvokeAsync(await client.SaveAsync(Credential.Name, request, CancellationToken.None));
        (_value, _origin, _done) = ("", "", "Saved.");
    });

    private Task DeleteAsync() => TryAsync(async () =>
    {
        await client.DeleteAsync(Credential.Name, CancellationToken.None);
        await OnChanged.InvokeAsync(Credential with { Set = null, LastFour = null, Problem = null });
        _done = "Removed.";
    });

    private Task TestAsync() => _testing ? Task.CompletedTask : TryAsync(async () =>
    {
        _testing = true;
        try
        {
            var verdict = await client.TestAsync(Credential.Name, CancellationToken.None);
            (_done, _problem) = verdict.Accepted == true ? (verdict.Message, null) : ("", verdict.Message);
        }
        finally
        {
            _testing = false;
        }
    });

    private async Task TryAsync(Func<Task> change)
    {
        (_problem, _done) = (null, "");
        try
        {
            await change();
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
    }
}
