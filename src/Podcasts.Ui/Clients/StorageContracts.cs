namespace Podcasts.Ui.Clients;

public enum StorageState
{
    Looking,
    Finished,
    Stopped,
}

/// <summary>What a look at everything that is stored has found, so far or in all.</summary>
/// <param name="Sound">Whether everything was looked at and nothing is wrong.</param>
/// <param name="Message">How it stands, in a sentence.</param>
/// <param name="SetAside">Rows and files that are out of the way and kept.</param>
/// <param name="NotListed">How many more findings there are.</param>
public sealed record StorageReport(
    bool Thorough, StorageState State, bool Sound, string Message, IReadOnlyList<StorageCount> Checked,
    IReadOnlyList<StorageFinding> Findings, IReadOnlyList<StorageFinding> SetAside, int NotListed);

/// <summary>How many things of a group were looked at.</summary>
/// <param name="Group">Such as rows or audio.</param>
public sealed record StorageCount(string Group, int Count);

/// <summary>Something that is not as it should be, or that was set aside.</summary>
/// <param name="Subject">What a person calls it.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
/// <param name="Repair">What the app can do about it, or null.</param>
public sealed record StorageFinding(string Id, string Group, string Subject, string Message, StorageRepair? Repair);

/// <summary>What the app can do about a finding.</summary>
/// <param name="Action">Such as downloadAgain.</param>
/// <param name="Effect">What it does, in a sentence.</param>
/// <param name="Costs">What it costs, in a sentence; null where nothing.</param>
public sealed record StorageRepair(string Action, string Effect, string? Costs);

/// <summary>What became of a repair, in a sentence.</summary>
public sealed record StorageRepairResult(string Id, bool Repaired, string Message);
