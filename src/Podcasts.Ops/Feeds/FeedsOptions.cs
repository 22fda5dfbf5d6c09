using System.ComponentModel.DataAnnotations;

namespace Podcasts.Ops.Feeds;

/// <summary>How this app's own feeds are published.</summary>
public sealed class FeedsOptions
{
    public const string Section = "Feeds";

    /// <summary>Scheme, host and path under which readers reach this app, such as <c>https://podcasts.example/</c>; empty for the address that a feed was asked for by.</summary>
    [Url]
    public string? PublicAddress { get; init; }

    /// <summary>The website whose pages may read feeds and transcript files, <c>*</c> for all of them, as players in a browser need it; empty for none.</summary>
    public string AllowOrigin { get; init; } = "*";
}
