namespace Podcasts.Ui.Clients;

/// <summary>A secret as anybody may see it.</summary>
/// <param name="Origin">Scheme, host and port of the only server that it is sent to.</param>
/// <param name="Set">When it was entered; null where it was not.</param>
/// <param name="LastFour">Its last four characters, where it is long enough to hide the rest.</param>
/// <param name="Problem">Why it cannot be used and what to do, or null.</param>
public sealed record Credential(string Name, string Title, string Origin, DateTimeOffset? Set, string? LastFour, string? Problem);

/// <summary>A secret to store.</summary>
/// <param name="Origin">Scheme, host and port of the only server that it is sent to; null for the usual one.</param>
public sealed record SaveCredentialRequest(string Value, string? Origin)
{
    /// <summary>Without the secret, so that it cannot slip into a log.</summary>
    public override string ToString() => $"a credential for {Origin}";
}

/// <summary>What the server made of a secret.</summary>
/// <param name="Accepted">Whether it was taken; null where the server could not say.</param>
/// <param name="Message">A plain sentence.</param>
public sealed record CredentialVerdict(bool? Accepted, string Message);
