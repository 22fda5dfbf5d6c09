using Podcasts.Ops.Users;

namespace Podcasts.Ops.Account;

/// <summary>Somebody who is signed in.</summary>
/// <param name="Id">Of the user.</param>
/// <param name="Name">Of the user.</param>
/// <param name="Role">What they may do; one of <see cref="Roles"/>.</param>
/// <param name="Stamp">Of this sign-in: it holds until they sign out everywhere, or their password or role changes. A secret.</param>
public sealed record AccountDetails(string Id, string Name, string Role, string Stamp)
{
    /// <summary>Without the stamp, so that it cannot slip into a log.</summary>
    public override string ToString() => $"{Name} ({Role})";

    internal static AccountDetails From(UserRecord user) => new(user.Id, user.Name, user.Role, user.SecurityStamp);
}
