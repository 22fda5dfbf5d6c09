using Microsoft.Playwright;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>A real Chromium, shared by the tests of a collection.</summary>
public sealed class Browsing : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    /// <summary>Milliseconds; two cores may also be busy with something else.</summary>
    private const int Patience = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            throw new InvalidOperationException($"The browser tests need {Chromium}, which is not here. ./test installs it; by hand: apt-get install chromium.");
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
    }

    /// <summary>Opens a page of the app that is at an address.</summary>
    internal async Task<Visit> VisitAsync(Uri address, string path = "/", int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var visit = await NewAsync(address, width, scheme);
        await visit.GoAsync(path);
        return visit;
    }

    /// <summary>Asks for a page without being signed in, and sees whatever comes instead.</summary>
    internal async Task<Visit> StrangerAsync(Uri address, string path)
    {
        var visit = await NewAsync(address, 1280, ColorScheme.Light);
        await visit.Page.GotoAsync(path);
        return visit;
    }

    private async Task<Visit> NewAsync(Uri address, int width, ColorScheme scheme)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address.AbsoluteUri,
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var visit = new Visit(context, await context.NewPageAsync(), address);
        visit.Listen();
        return visit;
    }
}
