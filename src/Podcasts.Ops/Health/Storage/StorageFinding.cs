namespace Podcasts.Ops.Health.Storage;

/// <summary>Something of the data folder or the database that is not as it should be, or that was set aside.</summary>
/// <param name="Id">What a repair is asked for with: the check's name, a colon, and what it is about.</param>
/// <param name="Group">One of <see cref="StorageGroup"/>.</param>
/// <param name="Subject">What a person calls it.</param>
/// <param name="Message">What is wrong, in a sentence; where there is no repair, also what to do.</param>
/// <param name="Repair">What the app can do about it, or null.</param>
/// <param name="IsSetAside">It is out of the way and kept: no trouble, only to be known.</param>
public sealed record StorageFinding(string Id, string Group, string Subject, string Message, StorageRepair? Repair, bool IsSetAside = false);

/// <summary>What the app can do about a finding.</summary>
/// <param name="Action">One of <see cref="StorageAction"/>.</param>
/// <param name="Effect">What it does, in a sentence.</param>
/// <param name="Costs">What it costs beside a moment, in a sentence; null where nothing.</param>
public sealed record StorageRepair(string Action, string Effect, string? Costs = null);

/// <summary>What became of a repair.</summary>
/// <param name="Id">The finding's.</param>
/// <param name="Repaired">Whether it is done, or under way by itself.</param>
/// <param name="Message">What was done, or why not, in a sentence.</param>
public sealed record StorageRepairResult(string Id, bool Repaired, string Message);

/// <summary>The words for what a finding is about.</summary>
public static class StorageGroup
{
    public const string Database = "database";
    public const string Rows = "rows";
    public const string Search = "search";
    public const string Audio = "audio";
    public const string Images = "images";
    public const string Models = "models";
    public const string Credentials = "credentials";
    public const string SetAside = "setAside";
}

/// <summary>The words for repairs.</summary>
public static class StorageAction
{
    public const string SetAside = "setAside";
    public const string DownloadAgain = "downloadAgain";
    public const string ReadFeedAgain = "readFeedAgain";
    public const string TranscribeAgain = "transcribeAgain";
    public const string IdentifyAgain = "identifyAgain";
    public const string IndexAgain = "indexAgain";
}
