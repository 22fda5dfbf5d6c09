namespace Podcasts.Ui.Tests.Browser;

/// <summary>Browser tests share one Chromium and take turns, because two cores also carry the app and its recogniser.</summary>
[CollectionDefinition(Name)]
public sealed class SharedBrowser : ICollectionFixture<Browsing>
{
    public const string Name = "Browser";
}
