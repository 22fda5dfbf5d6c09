using System.ComponentModel.DataAnnotations;
using Podcasts.Ops.Users;

namespace Podcasts.Api.Account;

/// <summary>Another service that vouches for users, by OpenID Connect; none where <see cref="Authority"/> is null.</summary>
public sealed class OidcOptions
{
    public const string Section = "Oidc";

    /// <summary>Address of the service, such as <c>https://id.example.org/realms/home</c>; its <c>/.well-known/openid-configuration</c> says the rest.</summary>
    public Uri? Authority { get; init; }

    /// <summary>What the service calls this app. Tell it that this app is called back at <c>/signin/oidc/callback</c>.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>What this app shows to the service. It is a secret.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>What the button on the sign-in page calls the service.</summary>
    public string Title { get; init; } = "single sign-on";

    /// <summary>The claim that holds reader, editor or admin.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>The role of those for whom the claim says nothing; empty refuses them.</summary>
    [AllowedValues("", Roles.Reader, Roles.Editor, Roles.Admin, ErrorMessage = "Oidc:DefaultRole is reader, editor, admin or empty.")]
    public string DefaultRole { get; init; } = Roles.Reader;
}
