namespace Podcasts.Ui.Clients;

/// <summary>Somebody who may sign in.</summary>
/// <param name="Role">reader, editor or admin.</param>
/// <param name="LockedUntil">Until when no password is taken, after too many wrong ones, or null.</param>
/// <param name="Elsewhere">Whether they come from another sign-in service.</param>
public sealed record User(string Id, string Name, string Role, DateTimeOffset Created, DateTimeOffset? LockedUntil, bool Elsewhere);

/// <summary>A new user.</summary>
public sealed record AddUserRequest(string Name, string Password, string Role)
{
    /// <summary>Without the password, so that it cannot slip into a log.</summary>
    public override string ToString() => $"the user {Name}";
}

/// <summary>What is to change of a user; what is null stays.</summary>
public sealed record ChangeUserRequest(string? Role, string? Password)
{
    /// <summary>Without the password, so that it cannot slip into a log.</summary>
    public override string ToString() => $"a user's change to {Role}";
}
