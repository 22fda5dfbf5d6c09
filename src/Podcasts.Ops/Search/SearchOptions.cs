using System.ComponentModel.DataAnnotations;

namespace Podcasts.Ops.Search;

/// <summary>How search keeps up with what changes.</summary>
public sealed class SearchOptions
{
    public const string Section = "Search";

    /// <summary>How often it is looked for transcripts that have changed.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan IndexEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a search waits at most until what has just changed can be found, too.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(1);
}
