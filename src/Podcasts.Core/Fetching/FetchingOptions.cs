using System.ComponentModel.DataAnnotations;

namespace Podcasts.Core.Fetching;

/// <summary>Bounds on everything that is fetched from outside.</summary>
public sealed class FetchingOptions
{
    public const string Section = "Fetching";

    /// <summary>Whether feeds and audio may come from private and loopback addresses; they are refused otherwise.</summary>
    public bool AllowPrivateNetworks { get; init; }

    /// <summary>Bytes of a feed after decompression.</summary>
    [Range(1_024, 1L << 30)]
    public long MaximumFeedBytes { get; init; } = 32L << 20;

    /// <summary>Bytes of an episode's audio.</summary>
    [Range(1_024, 1L << 40)]
    public long MaximumAudioBytes { get; init; } = 2L << 30;

    /// <summary>Bytes of a publisher's transcript.</summary>
    [Range(1_024, 1L << 25)]
    public long MaximumTranscriptBytes { get; init; } = 16L << 20;

    /// <summary>Bytes of a picture.</summary>
    [Range(1_024, 1L << 30)]
    public long MaximumImageBytes { get; init; } = 10L << 20;

    /// <summary>Bytes of what a service of the web answers, such as a directory of podcasts.</summary>
    [Range(1_024, 1L << 30)]
    public long MaximumServiceBytes { get; init; } = 4L << 20;

    /// <summary>Bytes of a file of chapters.</summary>
    [Range(1_024, 1L << 30)]
    public long MaximumChaptersBytes { get; init; } = 1L << 20;

    /// <summary>How long a host may take to accept a connection.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a host may send next to nothing (<see cref="BoundedReader.MinimumBytes"/>) before it is given up.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one attempt at a feed or a picture may take in all.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan PageTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a service of the web may take in all, for which somebody waits at a page.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan ServiceTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one attempt at a download may take in all.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "2.00:00:00")]
    public TimeSpan DownloadTimeout { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Redirects followed before a host is taken to lead in circles.</summary>
    [Range(0, 50)]
    public int MaximumRedirects { get; init; } = 8;

    /// <summary>Attempts in all, where the trouble looks as if it would pass.</summary>
    [Range(1, 20)]
    public int Attempts { get; init; } = 4;

    /// <summary>Pause before the second attempt; it doubles for each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause that a host may ask for with Retry-After; where it asks for more, the fetch fails and says so.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MaximumRetryAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How this app names itself to other servers.</summary>
    [Required]
    [RegularExpression(@"[\x20-\x7E]+")]
    public string UserAgent { get; init; } = "Podcasts/1.0 (self-hosted podcast transcripts)";
}
