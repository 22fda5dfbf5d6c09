namespace Podcasts.Ui.Tests.Browser;

/// <summary>The app as a fresh install starts it, for the tests of one class.</summary>
public sealed class SampleApp : IAsyncLifetime
{
    internal AppProcess App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await AppProcess.StartAsync();

    public async Task DisposeAsync() => await App.DisposeAsync();
}
