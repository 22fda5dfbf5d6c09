using Podcasts.Ops.Users;

namespace Podcasts.Ops.Keys;

/// <summary>A key as its user may see it.</summary>
/// <param name="Id">What routes call it; it is also the beginning of the key.</param>
/// <param name="Name">What its user calls it.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Role">The most that it may do; one of <see cref="Roles"/>.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it ends.</param>
/// <param name="Used">When it was last shown, to the minute; null where never.</param>
public sealed record KeyDetails(string Id, string Name, string User, string Role, DateTimeOffset Created, DateTimeOffset Expires, DateTimeOffset? Used)
{
    internal static KeyDetails From(KeyRecord key, string user) => new(
        key.Id,
        key.Name,
        user,
        key.Role,
        DateTimeOffset.FromUnixTimeMilliseconds(key.Created),
        DateTimeOffset.FromUnixTimeMilliseconds(key.Expires),
        key.Used is { } used ? DateTimeOffset.FromUnixTimeMilliseconds(used) : null);
}

/// <summary>A key that was just made.</summary>
/// <param name="Details">What is kept of it.</param>
/// <param name="Secret">The key itself, this once.</param>
public sealed record NewKey(KeyDetails Details, string Secret)
{
    /// <summary>Without the secret, so that it cannot slip into a log.</summary>
    public override string ToString() => $"the key {Details.Name}";
}
