using System.ComponentModel.DataAnnotations;

namespace Podcasts.Ops.Podcasts;

/// <summary>How shows are kept up to date.</summary>
public sealed class PodcastsOptions
{
    public const string Section = "Podcasts";

    /// <summary>How often the feeds of shows are read whose new episodes are transcribed by themselves. Other feeds are read when somebody looks at them.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "7.00:00:00")]
    public TimeSpan RefreshEvery { get; init; } = TimeSpan.FromHours(1);
}
