using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>The app with users, as they see it in a real browser: live pages, sound and downloads are for those who signed in.</summary>
[Collection(SharedBrowser.Name)]
public sealed class SignInTests(Browsing browsing) : IAsyncLifetime
{
    private const string Password = "a harbour in winter";

    private AppProcess _app = null!;

    public async Task InitializeAsync() => _app = await AppProcess.StartAsync(
        ("Access__FirstUser", "Ada"), ("Access__FirstPassword", Password), ("Access__SignInsPerMinute", "100"), ("SampleShow__Enabled", "false"));

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_stranger_signs_in_and_finds_the_page_that_was_asked_for()
    {
        await using var visit = await browsing.StrangerAsync(_app.Address, "/search?q=tide");
        await Expect(visit.Page).ToHaveURLAsync(new Uri(_app.Address, "/signin?returnUrl=%2Fsearch%3Fq%3Dtide").AbsoluteUri);
        await visit.PictureAsync("signin");

        await SignInAsync(visit, "Ada", "not the password");
        await Expect(visit.Text("The name or the password is not right.")).ToBeVisibleAsync();
        await SignInAsync(visit, "Ada", Password);

        await Expect(visit.Page).ToHaveURLAsync(new Uri(_app.Address, "/search?q=tide").AbsoluteUri);
        await visit.LiveAsync();
        await visit.GoAsync("/account");
        await Expect(visit.Text("an admin: you may do everything.")).ToBeVisibleAsync();
        await visit.PictureAsync("account");
        await visit.Button("Sign out").ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Uri(_app.Address, "/signin").AbsoluteUri);
        await visit.Page.GotoAsync("/podcasts");
        await Expect(visit.Page).ToHaveURLAsync(new Uri(_app.Address, "/signin?returnUrl=%2Fpodcasts").AbsoluteUri);
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task An_admin_adds_a_reader_who_looks_and_cannot_change_anything()
    {
        await using var admin = await browsing.StrangerAsync(_app.Address, "/users");
        await SignInAsync(admin, "Ada", Password);
        await admin.LiveAsync();
        await admin.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Rita");
        await admin.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("short");
        await admin.Button("Add").ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("at least 10");
        await admin.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await admin.Button("Add").ClickAsync();
        await Expect(admin.Text("Rita can sign in.")).ToBeVisibleAsync();
        await admin.PictureAsync("users");

        await using var reader = await browsing.StrangerAsync(_app.Address, "/queue");
        await SignInAsync(reader, "Rita", Password);
        await reader.LiveAsync();
        await reader.GoAsync("/users");
        await Expect(reader.Text("This takes more than your role, reader, allows.")).ToBeVisibleAsync();
        await reader.GoAsync("/credentials");
        await Expect(reader.Text("This takes more than your role, reader, allows.")).ToBeVisibleAsync();
        reader.AssertUntroubled();

        await admin.Page.GetByLabel("Role of Rita").SelectOptionAsync("editor");
        await Expect(admin.Text("Changed; they sign in again.")).ToBeVisibleAsync();
        await admin.Button("Remove Rita").ClickAsync();
        await admin.Button("Yes, remove").ClickAsync();
        await Expect(admin.Button("Remove Rita")).ToHaveCountAsync(0);
        await admin.GoAsync("/audit");
        await Expect(admin.Page.Locator("tbody")).ToContainTextAsync("users delete");
        await admin.PictureAsync("audit");
        admin.AssertUntroubled();
    }

    [Fact]
    public async Task A_key_is_shown_once_and_can_be_revoked()
    {
        await using var visit = await browsing.StrangerAsync(_app.Address, "/keys");
        await SignInAsync(visit, "Ada", Password);
        await visit.LiveAsync();
        await Expect(visit.Text("No keys yet.")).ToBeVisibleAsync();
        await visit.Page.GetByLabel("What it is for").FillAsync("my podcast app");
        await visit.Button("Make").ClickAsync();
        await Expect(visit.Page.Locator(".made code")).ToContainTextAsync("pk_");
        await visit.PictureAsync("keys");

        await visit.GoAsync("/keys");
        await Expect(visit.Text("Never used")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".made")).ToHaveCountAsync(0);
        await visit.Button("Revoke my podcast app").ClickAsync();
        await visit.Button("Yes, revoke").ClickAsync();
        await Expect(visit.Text("No keys yet.")).ToBeVisibleAsync();
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task A_fresh_install_asks_nothing_until_somebody_makes_the_first_user()
    {
        await using var fresh = await AppProcess.StartAsync(("SampleShow__Enabled", "false"));
        await using var visit = await browsing.VisitAsync(fresh.Address, "/account");
        await Expect(visit.Text("whoever sits here may do everything")).ToBeVisibleAsync();
        await visit.PictureAsync("account-open");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Make the first user" }).ClickAsync();
        await Expect(visit.Text("No users yet")).ToBeVisibleAsync();
        await visit.PictureAsync("users-empty");
        await visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Ada");
        await visit.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await visit.Button("Add").ClickAsync();

        await Expect(visit.Page).ToHaveURLAsync(new Uri(fresh.Address, "/signin?returnUrl=/users").AbsoluteUri);
        await SignInAsync(visit, "Ada", Password);
        await visit.LiveAsync();
        await Expect(visit.Button("Remove Ada")).ToBeVisibleAsync();
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task A_live_page_ends_when_its_reader_is_signed_out_everywhere()
    {
        await using var here = await browsing.StrangerAsync(_app.Address, "/queue");
        await SignInAsync(here, "Ada", Password);
        await here.LiveAsync();
        await using var elsewhere = await browsing.StrangerAsync(_app.Address, "/account");
        await SignInAsync(elsewhere, "Ada", Password);
        await elsewhere.LiveAsync();

        await elsewhere.Button("Sign out everywhere").ClickAsync();

        await Expect(here.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await here.Page.GotoAsync("/queue");
        await Expect(here.Page).ToHaveURLAsync(new Uri(_app.Address, "/signin?returnUrl=%2Fqueue").AbsoluteUri);
    }

    [Fact]
    public async Task The_login_of_a_private_feed_is_entered_and_removed_and_never_shown()
    {
        await using var visit = await browsing.StrangerAsync(_app.Address, "/credentials");
        await SignInAsync(visit, "Ada", Password);
        await visit.LiveAsync();
        await visit.Page.GetByLabel("Server", new() { Exact = true }).FillAsync("https://members.example/feed.xml");
        await visit.Page.GetByLabel("Name at that server").FillAsync("ann");
        await visit.Page.GetByLabel("Password at that server").FillAsync("my harbour: 7");
        await visit.Button("Save the login").ClickAsync();
        await Expect(visit.Text("https://members.example, stored on")).ToBeVisibleAsync();
        Assert.DoesNotContain("harbour", await visit.Page.ContentAsync(), StringComparison.Ordinal);
        await visit.PictureAsync("feed-logins");

        await visit.Button("Remove the login for https://members.example").ClickAsync();
        await Expect(visit.Text("https://members.example, stored on")).ToHaveCountAsync(0);
        visit.AssertUntroubled();
    }

    private static async Task SignInAsync(Visit visit, string name, string password)
    {
        await visit.Page.GetByLabel("Name").FillAsync(name);
        await visit.Page.GetByLabel("Password").FillAsync(password);
        await visit.Button("Sign in").ClickAsync();
    }
}
