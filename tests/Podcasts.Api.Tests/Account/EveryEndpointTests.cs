using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Podcasts.Api.Tests.Account;

/// <summary>Every endpoint that there is, asked by a stranger, a reader and an editor; a new one cannot be forgotten.</summary>
public sealed partial class EveryEndpointTests(ClosedApi api) : IClassFixture<ClosedApi>
{
    private static readonly string[] LibraryFiles = ["GET /scalar/favicon.svg", "GET /scalar/scalar.aspnetcore.js", "GET /scalar/scalar.js"];
    private static readonly string[] ForEverybody = ["GET /api/account", "POST /api/account/signin", "POST /api/account/first", "GET /health/live", "GET /health/ready", .. LibraryFiles];
    private static readonly string[] ForAdmins = ["/api/credentials", "/api/users", "/api/audit"];
    private static readonly string[] ForAdminsToChange = ["/api/models", "/api/health"];
    private static readonly string[] ForAnyPerson = ["/api/keys", "/api/account"];

    private IEnumerable<(string Method, string Path, bool IsOpen)> Routes =>
        from endpoint in api.Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (method, "/" + endpoint.RoutePattern.RawText!.Trim('/'), endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null);

    [Fact]
    public void Only_a_short_list_is_for_everybody() =>
        Assert.Equal(ForEverybody.Order(), Routes.Where(route => route.IsOpen).Select(route => $"{route.Method} {route.Path}").Distinct().Order());

    [Fact]
    public async Task A_stranger_is_let_in_nowhere_else()
    {
        using var stranger = api.Stranger();
        foreach (var (method, path, _) in Routes.Where(route => !route.IsOpen))
        {
            Assert.Equal((method, path, HttpStatusCode.Unauthorized), (method, path, await AskAsync(stranger, method, path)));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(stranger, "GET", "/api/nothing"));
    }

    [Fact]
    public async Task A_reader_looks_and_changes_nothing()
    {
        using var reader = await api.NewAsync("Rita", "reader");
        foreach (var (method, path, _) in Routes.Where(route => !route.IsOpen && !Starts(route.Path, ForAnyPerson)))
        {
            var isRefused = method != "GET" || Starts(path, ForAdmins);
            if (isRefused || !path.EndsWith("progress", StringComparison.Ordinal))
            {
                Assert.Equal((method, path, isRefused), (method, path, await AskAsync(reader, method, path) == HttpStatusCode.Forbidden));
            }
        }
    }

    [Fact]
    public async Task An_editor_changes_shows_and_transcripts_and_not_what_is_an_admins()
    {
        using var editor = await api.NewAsync("Edda", "editor");
        foreach (var (method, path, _) in Routes.Where(route => !route.IsOpen && !Starts(route.Path, ForAnyPerson) && !route.Path.EndsWith("progress", StringComparison.Ordinal)))
        {
            var isRefused = Starts(path, ForAdmins) || (method != "GET" && Starts(path, ForAdminsToChange));
            Assert.Equal((method, path, isRefused), (method, path, await AskAsync(editor, method, path) == HttpStatusCode.Forbidden));
        }
    }

    private static bool Starts(string path, string[] roots) => roots.Any(root => path == root || path.StartsWith(root + "/", StringComparison.Ordinal));

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Parameter().Replace(path, match => match.Value.Contains(":int", StringComparison.Ordinal) ? "0" : "aaaaaaaaaaaa"));
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.StatusCode;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
