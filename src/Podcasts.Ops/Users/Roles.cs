namespace Podcasts.Ops.Users;

/// <summary>What people and keys may do. Each role includes the one before it.</summary>
public static class Roles
{
    /// <summary>Looks, listens, searches, downloads.</summary>
    public const string Reader = "reader";

    /// <summary>Adds shows, transcribes, corrects, deletes.</summary>
    public const string Editor = "editor";

    /// <summary>Looks after users, credentials, models and settings.</summary>
    public const string Admin = "admin";

    /// <summary>From the least to the most.</summary>
    public static IReadOnlyList<string> All { get; } = [Reader, Editor, Admin];

    /// <summary>Whether one who is <paramref name="has"/> may do what takes <paramref name="needs"/>.</summary>
    public static bool Allows(string? has, string needs) => Rank(has) >= Rank(needs);

    /// <summary>The role that may do less.</summary>
    public static string Lesser(string one, string other) => Rank(one) <= Rank(other) ? one : other;

    private static int Rank(string? role) => All.TakeWhile(known => known != role).Count() is var rank && rank < All.Count ? rank : -1;
}
