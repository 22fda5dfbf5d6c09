namespace Podcasts.Ops.Credentials;

/// <summary>A secret as it lies on disk.</summary>
/// <param name="Name">Of its <see cref="CredentialKind"/>.</param>
/// <param name="Origin">Scheme, host and port that may see it.</param>
/// <param name="Protected">The secret, encrypted with the keys of the data folder.</param>
/// <param name="Set">When it was entered.</param>
public sealed record StoredCredential(string Name, Uri Origin, string Protected, DateTimeOffset Set)
{
    public string Name { get; } = !string.IsNullOrWhiteSpace(Name) ? Name : throw new ArgumentException("A credential has no name.");

    public Uri Origin { get; } = Origin is { IsAbsoluteUri: true, Scheme: "http" or "https", PathAndQuery: "/", UserInfo: "", Fragment: "" }
        ? Origin
        : throw new ArgumentException($"The credential {Name} is for '{Origin.OriginalString}', which is not a scheme, a host and perhaps a port.");

    public string Protected { get; } = !string.IsNullOrWhiteSpace(Protected) ? Protected : throw new ArgumentException($"The credential {Name} is empty.");
}

/// <summary>What the file holds.</summary>
public sealed record StoredCredentials(IReadOnlyList<StoredCredential> Credentials)
{
    public IReadOnlyList<StoredCredential> Credentials { get; } = Credentials.DistinctBy(credential => credential.Name).Count() == Credentials.Count
        ? Credentials
        : throw new ArgumentException("It holds one name twice.");
}
