namespace Podcasts.Ops.Credentials;

/// <summary>What the server that a secret is for has made of it.</summary>
/// <param name="Accepted">Whether it was taken; null where the server could not say.</param>
/// <param name="Message">A plain sentence, with a way out where there is need of one.</param>
public sealed record CredentialVerdict(bool? Accepted, string Message);
