namespace Podcasts.Ops.Users;

/// <summary>A user as an admin may see them.</summary>
/// <param name="Id">What routes call them.</param>
/// <param name="Name">What they sign in with.</param>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="Created">When.</param>
/// <param name="LockedUntil">Until when no password is taken, after too many wrong ones, or null.</param>
/// <param name="IsElsewhere">Whether they come from another sign-in service.</param>
public sealed record UserDetails(string Id, string Name, string Role, DateTimeOffset Created, DateTimeOffset? LockedUntil, bool IsElsewhere)
{
    internal static UserDetails From(UserRecord user, DateTimeOffset now) => new(
        user.Id,
        user.Name,
        user.Role,
        DateTimeOffset.FromUnixTimeMilliseconds(user.Created),
        user.LockedUntil is { } until && until > now.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null,
        user.Login is not null);
}
