using System.Globalization;

namespace Podcasts.Ops.Jobs;

/// <summary>The words for the stages of an episode's work.</summary>
public static class WorkName
{
    /// <summary>Gets the audio and makes it ready to be heard.</summary>
    public const string Prepare = "prepare";

    /// <summary>Hears the whole episode; the shards of a long one are <c>recognize-0</c> and so on.</summary>
    public const string Recognize = "recognize";

    /// <summary>Puts the new transcript in the place of the old one.</summary>
    public const string Finalize = "finalize";

    /// <summary>Tells the speakers apart.</summary>
    public const string Diarize = "diarize";

    private const string ShardPrefix = Recognize + "-";

    /// <summary>The name of a shard, counted from 0.</summary>
    public static string Shard(int number) => string.Create(CultureInfo.InvariantCulture, $"{ShardPrefix}{number}");

    /// <summary>Whether it hears the episode or a shard of it.</summary>
    public static bool IsRecognize(string name) => name == Recognize || ShardOf(name) is not null;

    /// <summary>Which group a stage belongs to.</summary>
    public static string GroupOf(string name) => name is Prepare or Finalize ? WorkGroup.Prepare : WorkGroup.Recognize;

    internal static bool Fits(string name) => name is Prepare or Finalize or Diarize || IsRecognize(name);

    /// <returns>The shard's number, or null for what is no shard.</returns>
    internal static int? ShardOf(string name) =>
        name.StartsWith(ShardPrefix, StringComparison.Ordinal) && int.TryParse(name.AsSpan(ShardPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}

/// <summary>The words for what a node offers.</summary>
public static class WorkGroup
{
    /// <summary>Network, disk and ffmpeg.</summary>
    public const string Prepare = "prepare";

    /// <summary>A device with models on it.</summary>
    public const string Recognize = "recognize";
}
