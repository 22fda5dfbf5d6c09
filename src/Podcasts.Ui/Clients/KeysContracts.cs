namespace Podcasts.Ui.Clients;

/// <summary>A key that a program shows, without the key itself.</summary>
/// <param name="Role">The most that it may do: reader, editor or admin.</param>
/// <param name="Used">When it was last shown, to the minute; null where never.</param>
public sealed record ApiKey(string Id, string Name, string User, string Role, DateTimeOffset Created, DateTimeOffset Expires, DateTimeOffset? Used);

/// <summary>A key that was just made.</summary>
/// <param name="Secret">The key itself, this once.</param>
public sealed record NewApiKey(ApiKey Key, string Secret)
{
    /// <summary>Without the secret, so that it cannot slip into a log.</summary>
    public override string ToString() => $"the key {Key.Name}";
}

/// <summary>A key to make.</summary>
/// <param name="Days">How long it holds.</param>
public sealed record CreateKeyRequest(string Name, string Role, int Days);
