using System.ComponentModel.DataAnnotations;

namespace Podcasts.Ops.Account;

/// <summary>Who is let in, and how often they may try.</summary>
public sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>Name of the admin who is made at a start that finds no user at all; empty to make none.</summary>
    public string FirstUser { get; init; } = "";

    /// <summary>That admin's password. It is a secret; take it out of the environment once the user is there.</summary>
    public string FirstPassword { get; init; } = "";

    /// <summary>Whether <see cref="FirstUser"/> becomes an admin with <see cref="FirstPassword"/> at each start, also where there are users: the way back in for one who lost it. Take it out afterwards.</summary>
    public bool Rescue { get; init; }

    /// <summary>How long a browser stays signed in without being used.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "365.00:00:00")]
    public TimeSpan StaySignedIn { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How many wrong passwords in a row lock a user out.</summary>
    [Range(1, 100)]
    public int LockOutAfter { get; init; } = 5;

    /// <summary>How long a user is locked out.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LockOutFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often one address may try to sign in within a minute.</summary>
    [Range(1, 10_000)]
    public int SignInsPerMinute { get; init; } = 10;

    /// <summary>How many files one user may send within a minute.</summary>
    [Range(1, 10_000)]
    public int UploadsPerMinute { get; init; } = 60;

    /// <summary>How long it is kept who did what.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepAudit { get; init; } = TimeSpan.FromDays(365);
}
