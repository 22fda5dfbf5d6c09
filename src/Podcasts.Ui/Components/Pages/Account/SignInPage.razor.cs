using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Account;

/// <summary>Where strangers are sent: sign in, or make the first user. It is not live, for a live page takes somebody who is signed in.</summary>
public sealed partial class SignInPage(AccountClient client)
{
    private Clients.Account? _account;
    private string? _problem;

    /// <summary>The page that was asked for, on this app.</summary>
    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    /// <summary>Why another sign-in service did not let the reader in.</summary>
    [SupplyParameterFromQuery]
    public string? Problem { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    private string Then => ReturnUrl is ['/', ..] and not ['/', '/' or '\\', ..] && !ReturnUrl.Any(char.IsControl) ? ReturnUrl : "/";

    protected override async Task OnInitializedAsync()
    {
        Context.Response.Headers.CacheControl = "no-store";
        _problem = Problem switch
        {
            "oidc" => "The other service did not let you in, or took too long. Try again.",
            "role" => "The other service knows you, but gives you no role in this app. Ask whoever looks after it.",
            "first" => "The other service knows you, but the first user of this app must be an admin. Make the first user here, or sign in there as one who is an admin.",
            _ => null,
        };
        try
        {
            _account = await client.GetAsync(Context.RequestAborted);
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
    }
}
