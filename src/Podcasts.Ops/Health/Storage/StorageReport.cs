namespace Podcasts.Ops.Health.Storage;

/// <summary>What a look at everything that is stored has found, so far or in all.</summary>
/// <param name="Thorough">Whether the content of files was compared with their names and checksums.</param>
/// <param name="State">One of <see cref="StorageState"/>.</param>
/// <param name="Message">How it stands, in a sentence.</param>
/// <param name="Checked">What was looked at.</param>
/// <param name="Findings">What is not as it should be, the first few hundred.</param>
/// <param name="SetAside">Rows and files that are out of the way and kept, the first few hundred.</param>
/// <param name="NotListed">How many more of both there are.</param>
public sealed record StorageReport(
    bool Thorough,
    string State,
    string Message,
    IReadOnlyList<StorageCount> Checked,
    IReadOnlyList<StorageFinding> Findings,
    IReadOnlyList<StorageFinding> SetAside,
    int NotListed)
{
    /// <summary>Whether everything was looked at and nothing is wrong.</summary>
    public bool Sound => State == StorageState.Finished && Findings.Count == 0;
}

/// <summary>The words for how far a look is.</summary>
public static class StorageState
{
    public const string Looking = "looking";
    public const string Finished = "finished";

    /// <summary>It took too long, so not everything was looked at.</summary>
    public const string Stopped = "stopped";
}

/// <summary>How many things of a group were looked at.</summary>
/// <param name="Group">One of <see cref="StorageGroup"/>.</param>
public sealed record StorageCount(string Group, int Count);
