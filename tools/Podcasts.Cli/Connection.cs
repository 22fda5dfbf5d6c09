using System.CommandLine;
using System.Net.Http.Headers;

namespace Podcasts.Cli;

/// <summary>Which server is asked, and in whose name: by option or environment.</summary>
internal static class Connection
{
    public const string ServerVariable = "PODCASTS_SERVER";
    public const string KeyVariable = "PODCASTS_KEY";
    private const string Usual = "http://127.0.0.1:5080";

    public static Option<string?> Server { get; } = new("--server")
    {
        Description = $"Address of the server; else that in {ServerVariable}, else {Usual}.",
        HelpName = "address",
        Recursive = true,
    };

    public static Option<string?> Key { get; } = new("--key")
    {
        Description = $"A key from the page Keys; better in {KeyVariable}, where no other program sees it.",
        HelpName = "key",
        Recursive = true,
    };

    /// <summary>Whether somebody has named a server.</summary>
    public static bool IsNamed(ParseResult parsed) => Named(parsed) is not null;

    /// <summary>A client of the server, which is the caller's to dispose.</summary>
    /// <exception cref="UsageException">The address is none.</exception>
    public static HttpClient Open(ParseResult parsed)
    {
        var named = Named(parsed) ?? Usual;
        if (!Uri.TryCreate(named.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new UsageException($"{named} is no address of a server. Write it as {Usual}.");
        }

        // A redirect would take the key along, and a proxy has no business between a program and its own computer.
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = !address.IsLoopback }) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        if ((parsed.GetValue(Key) ?? Environment.GetEnvironmentVariable(KeyVariable)) is { Length: > 0 } key)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return http;
    }

    private static string? Named(ParseResult parsed) =>
        (parsed.GetValue(Server) ?? Environment.GetEnvironmentVariable(ServerVariable)) is { Length: > 0 } named ? named : null;
}
