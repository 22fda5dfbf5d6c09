using System.ComponentModel.DataAnnotations;

namespace Podcasts.Ops.Podcasts;

/// <summary>How shows are kept up to date.</summary>
public sealed class PodcastsOptions
{
    public const string Section = "Podcasts";

    /// <summary>How often feeds are read by themselves, where a show's settings do not say otherwise and the publisher does not ask for more patience.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "7.00:00:00")]
    public TimeSpan RefreshEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often it is looked for audio that is kept for some days only and has outlived them.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan TidyEvery { get; init; } = TimeSpan.FromHours(1);
}
