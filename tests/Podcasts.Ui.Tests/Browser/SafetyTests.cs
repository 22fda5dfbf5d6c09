using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Components;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>What scanners such as ZAP look for in pages, and the one page that is not ours under its own rules.</summary>
[Collection(SharedBrowser.Name)]
public sealed class SafetyTests(OpenApp open, Browsing browsing) : IClassFixture<OpenApp>
{
    private static readonly string[] Always = ["X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy"];

    private static IEnumerable<string> Pages =>
        from page in typeof(App).Assembly.GetTypes()
        from route in page.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Cast<RouteAttribute>()
        select System.Text.RegularExpressions.Regex.Replace(route.Template, @"\{[^}]*\}", "aaaaaaaaaaaa", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    [Fact]
    public async Task Every_page_runs_no_script_but_the_apps_files_and_its_cookies_stay_on_this_site()
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = open.App.Address };
        foreach (var path in Pages)
        {
            using var response = await client.GetAsync(path);
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            var html = await response.Content.ReadAsStringAsync();

            Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains("object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal(["nosniff", "DENY", "same-origin", "same-origin"], Always.Select(name => response.Headers.GetValues(name).Single()));
            Assert.DoesNotMatch(@"<script(?![^>]*\ssrc=)", html);
            Assert.DoesNotMatch(@"<[a-z][^>]*\son[a-z]+=", html);
            Assert.DoesNotMatch(@"<[a-z][^>]*\sstyle=", html);
            Assert.All(
                response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [],
                cookie => Assert.Matches("samesite=(lax|strict)", cookie));
            Assert.False(response.Headers.Contains("Server") || response.Headers.Contains("X-Powered-By"));
        }
    }

    [Fact]
    public async Task The_page_that_shows_the_API_works_under_its_policy_and_asks_no_stranger()
    {
        await using var visit = await browsing.StrangerAsync(open.App.Address, "/scalar");

        await Microsoft.Playwright.Assertions.Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Podcasts" }).First).ToBeVisibleAsync();

        visit.AssertUntroubled();
    }
}
