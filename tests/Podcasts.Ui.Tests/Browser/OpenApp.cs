namespace Podcasts.Ui.Tests.Browser;

/// <summary>The app, let through to private networks, and a publisher on one of them, for the tests of one class.</summary>
public sealed class OpenApp : IAsyncLifetime
{
    internal AppProcess App { get; private set; } = null!;

    internal FakeApi Publisher { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Publisher = await FakeApi.StartAsync();
        App = await AppProcess.StartAsync(("Fetching__AllowPrivateNetworks", "true"));
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Publisher.DisposeAsync();
    }
}
