namespace Podcasts.Core.Fetching;

/// <summary>A secret, and the one origin that may see it.</summary>
/// <param name="Origin">Scheme, host and port, such as <c>https://huggingface.co</c>.</param>
/// <param name="Value">What is sent after <c>Authorization: Bearer</c>.</param>
public sealed record BearerToken(Uri Origin, string Value)
{
    /// <summary>Whether an address is of the origin that may see it.</summary>
    public bool IsFor(Uri address) => AllowedOrigins.SameOrigin(Origin, address);

    /// <summary>Without the secret, so that it cannot slip into a log.</summary>
    public override string ToString() => $"a token for {Origin}";
}
