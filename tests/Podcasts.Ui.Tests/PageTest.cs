using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Moq;

namespace Podcasts.Ui.Tests;

/// <summary>A page or part of one, rendered as in a live circuit, over the real typed clients and an Api that says what the test wants.</summary>
public abstract class PageTest : BunitContext, IAsyncLifetime
{
    internal FakeApi Api { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Api = await FakeApi.StartAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        DefaultWaitTimeout = TimeSpan.FromSeconds(10);
        this.AddBunitPersistentComponentState();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(Mock.Of<IServer>());
        Services.AddSingleton(Options.Create(new UiOptions { ApiAddress = Api.Address }));
        Services.AddApiClients();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await DisposeAsync();
        await Api.DisposeAsync();
    }

    /// <summary>The button with these words on it, once it is there.</summary>
    protected static IElement Button(IRenderedComponent<IComponent> rendered, string words) =>
        rendered.WaitForElement($"button:contains('{words}')");

    /// <summary>Waits until the text is on the page.</summary>
    protected static void Reads(IRenderedComponent<IComponent> rendered, string text) =>
        rendered.WaitForAssertion(() => Assert.Contains(text, Text(rendered), StringComparison.Ordinal));

    /// <summary>What a reader sees, with runs of white space as one space.</summary>
    protected static string Text(IRenderedComponent<IComponent> rendered) =>
        string.Join(' ', string.Join(' ', rendered.Nodes.Select(node => node.TextContent)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
