using System.ComponentModel.DataAnnotations;

namespace Podcasts.Ops.Nodes;

/// <summary>What this process is to the others that share its database. By default it is alone and does everything.</summary>
public sealed class NodeOptions
{
    public const string Section = "Node";

    public const string All = "all";

    public const string WebOnly = "web";

    public const string Worker = "worker";

    /// <summary>Its name: the same after every restart, and no other node's. Empty takes the machine's name.</summary>
    public string Id { get; init; } = "";

    /// <summary><c>all</c> serves pages and works; <c>web</c> only serves pages; <c>worker</c> only works, and serves nothing but health and metrics.</summary>
    [AllowedValues(All, WebOnly, Worker, ErrorMessage = "Node:Role is all, web or worker.")]
    public string Role { get; init; } = All;

    /// <summary>Which groups of work it takes: <c>prepare</c> (network, disk, ffmpeg), <c>recognize</c> (a device with models); empty for both.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Address of the node that keeps the audio, such as <c>http://web:5080/</c>, for one that shares no folder with it; null where audio/ is here or shared.</summary>
    public Uri? Web { get; init; }

    /// <summary>What nodes show each other to be let in, the same on all; empty lets nobody in. It is a secret.</summary>
    public string Token { get; init; } = "";

    /// <summary>How much audio is kept here of what was fetched from <see cref="Web"/>; what was used longest ago goes first.</summary>
    [Range(64, 1 << 30)]
    public int CacheMegabytes { get; init; } = 20_480;

    /// <summary>How often a node says that it is alive.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:01:00")]
    public TimeSpan CheckinInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a node may be silent before others go on with its work; longer than the database takes to restart.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan CheckinThreshold { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The name that others know it by.</summary>
    public string Name() => Id.Length > 0 ? Id : Environment.MachineName;

    /// <summary>Whether it takes work of a group. What is prepared must lie where the others find it, so a node that fetches audio does not prepare.</summary>
    internal bool Serves(string group) => (Groups.Count == 0 || Groups.Contains(group)) && !(Web is not null && group == Jobs.WorkGroup.Prepare);
}
