using FluentValidation;
using Podcasts.Ops.Credentials;

namespace Podcasts.Api.Credentials;

/// <summary>A secret to store.</summary>
/// <param name="Value">The token or key itself, or, for feed:HOST, name:password escaped as in an address; it is stored encrypted and never shown again.</param>
/// <param name="Origin">Scheme, host and port of the only server that it is sent to, such as https://huggingface.co; null for the usual one.</param>
public sealed record SaveCredentialRequest(string? Value, string? Origin)
{
    /// <summary>Without the secret, so that it cannot slip into a log.</summary>
    public override string ToString() => $"a credential for {Origin}";
}

/// <summary>A secret as anybody may see it.</summary>
/// <param name="Name">What routes call it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Origin">Scheme, host and port of the only server that it is sent to.</param>
/// <param name="Set">When it was entered; null where it was not.</param>
/// <param name="LastFour">Its last four characters, where it is long enough to hide the rest.</param>
/// <param name="Problem">Why it cannot be used and what to do, or null.</param>
public sealed record CredentialResponse(string Name, string Title, string Origin, DateTimeOffset? Set, string? LastFour, string? Problem)
{
    internal static CredentialResponse From(CredentialDetails c) => new(
        c.Name, c.Title, c.Origin.GetLeftPart(UriPartial.Authority), c.Set, c.LastFour, c.Problem);
}

/// <summary>What the server made of a secret.</summary>
/// <param name="Accepted">Whether it was taken; null where the server could not say.</param>
/// <param name="Message">A plain sentence.</param>
public sealed record CredentialTestResponse(bool? Accepted, string Message)
{
    internal static CredentialTestResponse From(CredentialVerdict v) => new(v.Accepted, v.Message);
}

internal sealed class SaveCredentialRequestValidator : AbstractValidator<SaveCredentialRequest>
{
    public SaveCredentialRequestValidator()
    {
        RuleFor(request => request.Value).Must(value => value is not null && (value.Length is >= 8 and <= 4096 || (value.Length is > 2 and < 8 && value.Contains(':', StringComparison.Ordinal))) && value.All(c => c is > ' ' and < '\x7F'))
            .WithMessage("A token or key has 8 to 4,096 characters, without spaces. Copy it once more from the page that gave it to you.");
        RuleFor(request => request.Origin).Must(IsOrigin).When(request => !string.IsNullOrEmpty(request.Origin))
            .WithMessage("The server is written as https://, its name and perhaps a port, such as https://huggingface.co, and nothing after it.");
    }

    private static bool IsOrigin(string? origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", PathAndQuery: "/", UserInfo: "", Fragment: "" };
}
