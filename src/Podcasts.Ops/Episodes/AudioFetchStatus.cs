namespace Podcasts.Ops.Episodes;

/// <summary>How fetching an episode's audio stands.</summary>
/// <param name="State">One of <see cref="AudioFetchState"/>.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="Problem">Why it failed, with a way out, or null.</param>
public sealed record AudioFetchStatus(string State, double Percent, string? Problem);

/// <summary>What can become of it.</summary>
public static class AudioFetchState
{
    public const string Running = "running";
    public const string Done = "done";
    public const string Failed = "failed";
}
