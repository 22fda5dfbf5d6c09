using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>A reader's page in a browser profile of its own. It notes what went wrong behind the reader's back.</summary>
internal sealed class Visit(IBrowserContext context, IPage page, Uri address) : IAsyncDisposable
{
    private static readonly AxeRunOptions WcagAa = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private readonly List<string> _trouble = [];

    public IPage Page { get; } = page;

    /// <summary>A desktop and a phone; each is examined in one of the themes, so that every colour and every layout is examined once.</summary>
    private static IEnumerable<(int Width, int Height, ColorScheme? Examined)> Sizes => [(1280, 900, ColorScheme.Dark), (390, 844, ColorScheme.Light)];

    public void Listen()
    {
        Page.Console += (_, message) =>
        {
            // An answer of 404 or 5xx is logged by the browser as an error, and is often what the test is about.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                Note(message.Text);
            }
        };
        Page.PageError += (_, error) => Note(error);
        Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                Note($"The browser asked a stranger for {request.Url}");
            }
        };
    }

    /// <summary>Goes to a page and waits until it is live.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await LiveAsync();
    }

    /// <summary>Waits until the page answers to a press, as a person would who sees it come.</summary>
    public Task LiveAsync() => Page.WaitForFunctionAsync("() => document.querySelector('main[data-interactive]')");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Text(string text) => Page.GetByText(text);

    /// <summary>Nothing failed in the browser, nothing was refused by the content security policy, and nobody but the app was asked for anything.</summary>
    public void AssertUntroubled()
    {
        lock (_trouble)
        {
            Assert.True(_trouble.Count == 0, string.Join('\n', _trouble));
        }
    }

    /// <summary>No rule of WCAG 2.2 AA that a machine can check is broken.</summary>
    public async Task AssertAccessibleAsync()
    {
        // A passage that is not in sight is as tall as it was when it was last; it is looked at as if it were.
        await Page.EvaluateAsync("document.querySelectorAll('.transcript p').forEach(passage => passage.style.contentVisibility = 'visible')");
        // What lies under a bar that stays in sight can be scrolled out from under it: the bars are looked at in their places.
        await Page.EvaluateAsync("[...document.querySelectorAll('main *')].filter(part => getComputedStyle(part).position === 'sticky').forEach(bar => bar.style.position = 'static')");
        var result = await Page.RunAxe(WcagAa);
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(rule =>
            $"{Page.Url}: {rule.Help}: {string.Join(" | ", rule.Nodes.Select(node => node.Html + " " + string.Join(' ', node.Any.Select(check => check.Message))))}")));
    }

    /// <summary>Looks at the page in light and dark, on a desktop and on a phone: it is accessible, fits, and is kept as a picture in <c>artifacts/screens</c>.</summary>
    /// <param name="name">Of the pictures.</param>
    /// <param name="tablet">Whether it is looked at on a tablet, too.</param>
    public async Task PictureAsync(string name, bool tablet = false)
    {
        foreach (var (width, height, examined) in tablet ? [.. Sizes, (820, 1180, null)] : Sizes)
        {
            await Page.SetViewportSizeAsync(width, height);
            foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
            {
                await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await Page.ScreenshotAsync(new() { Path = Path.Combine(Screens(), $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png") });
                if (scheme == examined)
                {
                    await AssertAccessibleAsync();
                }
            }

            Assert.True(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{Page.Url} is wider than a screen of {width} pixels.");
        }

        await Page.SetViewportSizeAsync(1280, 900);
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private static string Screens() => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "screens"));

    private void Note(string trouble)
    {
        lock (_trouble)
        {
            _trouble.Add(trouble);
        }
    }
}
