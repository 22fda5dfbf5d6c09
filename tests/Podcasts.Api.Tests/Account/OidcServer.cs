using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Podcasts.Api.Tests.Account;

/// <summary>A sign-in service by OpenID Connect with code flow and PKCE, that lets everybody in as <see cref="Claims"/> says and signs with a key of its own.</summary>
internal sealed class OidcServer : IAsyncDisposable
{
    public const string ClientId = "podcasts";
    public const string ClientSecret = "only-between-us";

    private static readonly string[] Code = ["code"];
    private static readonly string[] Public = ["public"];
    private static readonly string[] Signing = ["RS256"];

    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "one" };
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string Back)> _codes = new();

    private OidcServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <summary>Who comes next.</summary>
    public Dictionary<string, object> Claims { get; set; } = [];

    /// <summary>Whether tokens are signed with a key that nobody published.</summary>
    public bool IsForged { get; set; }

    public static async Task<OidcServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new OidcServer(builder.Build());
        server.Map();
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Address,
            authorization_endpoint = $"{Address}/authorize",
            token_endpoint = $"{Address}/token",
            userinfo_endpoint = $"{Address}/userinfo",
            jwks_uri = $"{Address}/keys",
            response_types_supported = Code,
            subject_types_supported = Public,
            id_token_signing_alg_values_supported = Signing,
        }));
        _app.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_key.Rsa.ExportParameters(false)) { KeyId = _key.KeyId });
            return Results.Json(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, n = key.N, e = key.E, use = "sig", alg = "RS256" } } });
        });
        _app.MapGet("/authorize", (HttpRequest request) =>
        {
            var asked = request.Query;
            var code = Guid.NewGuid().ToString("N");
            _codes[code] = (asked["nonce"].ToString(), asked["code_challenge"].ToString(), asked["redirect_uri"].ToString());
            return Results.Redirect($"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked["state"].ToString())}");
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var proof = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
            return _codes.TryRemove(form["code"].ToString(), out var given) && given.Challenge == proof && given.Back == form["redirect_uri"] && form["client_secret"] == ClientSecret
                ? Results.Json(new { access_token = "at", token_type = "Bearer", expires_in = 60, id_token = Token(given.Nonce) })
                : Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        });
        _app.MapGet("/userinfo", () => Results.Json(Claims));
    }

    private string Token(string nonce) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Address,
        Audience = ClientId,
        Expires = TimeProvider.System.GetUtcNow().AddMinutes(5).UtcDateTime,
        Claims = new Dictionary<string, object>(Claims) { ["nonce"] = nonce },
        SigningCredentials = new(IsForged ? new RsaSecurityKey(RSA.Create(2048)) { KeyId = _key.KeyId } : _key, SecurityAlgorithms.RsaSha256),
    });
}
