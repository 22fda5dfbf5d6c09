using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Podcasts.Api.Tests.Account;

/// <summary>Sign-in through another service, over real sockets, as a browser goes: there, back, in.</summary>
public sealed class OidcTests : IAsyncLifetime
{
    private OidcServer _service = null!;
    private ClosedApi _api = null!;

    public async Task InitializeAsync()
    {
        _service = await OidcServer.StartAsync();
        _api = await ClosedApi.WithAsync(
            "http://127.0.0.1:0",
            "--Access:FirstUser=Ada",
            $"--Access:FirstPassword={ClosedApi.Password}",
            $"--Oidc:Authority={_service.Address}",
            $"--Oidc:ClientId={OidcServer.ClientId}",
            $"--Oidc:ClientSecret={OidcServer.ClientSecret}",
            "--Oidc:Title=the harbour office",
            "--Oidc:DefaultRole=");
    }

    public async Task DisposeAsync()
    {
        await _api.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Who_the_service_vouches_for_is_let_in_with_the_role_it_says()
    {
        _service.Claims = new() { ["sub"] = "7", ["preferred_username"] = "Ben", ["roles"] = "editor" };
        using var browser = _api.Stranger();

        var (last, page) = await GoAsync(browser, "/signin/oidc?returnUrl=%2Fapi%2Faccount");

        Assert.Equal("/api/account", last.AbsolutePath);
        Assert.Equal(("Ben", "editor", "the harbour office"), (page.GetProperty("name").GetString(), page.GetProperty("role").GetString(), page.GetProperty("signInService").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync("/api/queue/resume", null)).StatusCode);
    }

    [Fact]
    public async Task The_same_person_stays_the_same_user_and_another_of_that_name_is_another()
    {
        foreach (var (subject, role) in new[] { ("7", "reader"), ("7", "editor"), ("8", "reader") })
        {
            _service.Claims = new() { ["sub"] = subject, ["preferred_username"] = "Ada", ["roles"] = role };
            using var browser = _api.Stranger();
            await GoAsync(browser, "/signin/oidc?returnUrl=%2Fapi%2Faccount");
        }

        using var admin = await _api.SignedInAsync("Ada");
        var users = (await admin.GetFromJsonAsync<JsonElement>("/api/users")).EnumerateArray().Select(user => $"{user.GetProperty("name").GetString()} {user.GetProperty("role").GetString()} {user.GetProperty("elsewhere").GetBoolean()}");
        Assert.Equal(["Ada admin False", "Ada 2 editor True", "Ada 3 reader True"], users);
    }

    [Fact]
    public async Task Who_has_no_role_there_or_a_forged_token_is_not_let_in()
    {
        _service.Claims = new() { ["sub"] = "9", ["preferred_username"] = "Eve" };
        using var browser = _api.Stranger();
        Assert.Equal("/signin?problem=role", (await GoAsync(browser, "/signin/oidc", untilPage: true)).Last.PathAndQuery);

        _service.Claims["roles"] = "admin";
        _service.IsForged = true;
        Assert.Equal("/signin?problem=oidc", (await GoAsync(browser, "/signin/oidc", untilPage: true)).Last.PathAndQuery);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/podcasts")).StatusCode);
    }

    [Fact]
    public async Task The_first_user_of_all_is_an_admin_or_nobody()
    {
        var fresh = await ClosedApi.WithAsync("http://0.0.0.0:0", $"--Oidc:Authority={_service.Address}", $"--Oidc:ClientId={OidcServer.ClientId}", $"--Oidc:ClientSecret={OidcServer.ClientSecret}");
        using var browser = fresh.Stranger();
        _service.Claims = new() { ["sub"] = "7", ["name"] = "Ben", ["roles"] = "editor" };
        Assert.Equal("/signin?problem=first", (await GoAsync(browser, "/signin/oidc", untilPage: true, fresh)).Last.PathAndQuery);

        _service.Claims["roles"] = "admin";
        Assert.Equal("/", (await GoAsync(browser, "/signin/oidc", untilPage: true, fresh)).Last.PathAndQuery);
        Assert.Contains("by single sign-on", await browser.GetStringAsync("/api/audit"), StringComparison.Ordinal);
        await fresh.DisposeAsync();
    }

    [Theory]
    [InlineData("https://stranger.example/")]
    [InlineData("//stranger.example/")]
    [InlineData("/\\stranger.example/")]
    public async Task Nobody_is_led_away_after_signing_in(string returnUrl)
    {
        _service.Claims = new() { ["sub"] = "7", ["preferred_username"] = "Ben", ["roles"] = "reader" };
        using var browser = _api.Stranger();

        var (last, _) = await GoAsync(browser, $"/signin/oidc?returnUrl={Uri.EscapeDataString(returnUrl)}", untilPage: true);

        Assert.Equal(new Uri(_api.Address, "/"), last);
    }

    // Follows each redirect as a browser does; until it stands on an address of ours that is no step of signing in.
    private async Task<(Uri Last, JsonElement Page)> GoAsync(HttpClient browser, string path, bool untilPage = false, ClosedApi? app = null)
    {
        var at = new Uri((app ?? _api).Address, path);
        while (true)
        {
            using var answer = await browser.GetAsync(at);
            if (answer.Headers.Location is not { } next)
            {
                return (at, untilPage ? default : await answer.Content.ReadFromJsonAsync<JsonElement>());
            }

            at = new Uri(at, next);
            if (untilPage && at.Authority == (app ?? _api).Address.Authority && !at.AbsolutePath.StartsWith("/signin/oidc", StringComparison.Ordinal))
            {
                return (at, default);
            }
        }
    }
}
