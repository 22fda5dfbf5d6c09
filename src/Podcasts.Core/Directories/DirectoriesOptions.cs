using System.ComponentModel.DataAnnotations;

namespace Podcasts.Core.Directories;

/// <summary>Which directories of podcasts are asked for shows by name.</summary>
public sealed class DirectoriesOptions
{
    public const string Section = "Directories";

    /// <summary>The base address of Apple's public search; null to leave it out.</summary>
    [RegularExpression("https?://.+", ErrorMessage = "Directories:Apple starts with http:// or https://.")]
    public string? Apple { get; init; } = "https://itunes.apple.com/";

    /// <summary>ISO 3166-1 code of the country whose shows Apple finds first.</summary>
    [Required]
    [RegularExpression("[A-Za-z]{2}", ErrorMessage = "Directories:Country is a code of two letters, such as US.")]
    public string Country { get; init; } = "US";

    /// <summary>The base address of Podcast Index, which is asked where its key and secret are known; null to leave it out.</summary>
    [RegularExpression("https?://.+", ErrorMessage = "Directories:PodcastIndex starts with http:// or https://.")]
    public string? PodcastIndex { get; init; } = "https://api.podcastindex.org/";

    /// <summary>Shows that each directory may answer with.</summary>
    [Range(1, 100)]
    public int Results { get; init; } = 20;
}
