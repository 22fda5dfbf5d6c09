using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Podcasts.Ops.Account;

namespace Podcasts.Api.Tests.Account;

/// <summary>The Api where nobody is let in unknown: with an admin called Ada, whom the settings name.</summary>
public sealed class ClosedApi : IAsyncLifetime
{
    public const string Password = "a harbour in winter";

    private WebApplication _app = null!;

    public Uri Address { get; private set; } = null!;

    internal string Folder { get; } = Directory.CreateTempSubdirectory("podcasts-closed-").FullName;

    internal string Code => _app.Services.GetRequiredService<FirstUser>().Code;

    internal IReadOnlyList<Endpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    public Task InitializeAsync() => StartAsync("http://127.0.0.1:0", "--Access:FirstUser=Ada", $"--Access:FirstPassword={Password}", "--Access:SignInsPerMinute=1000");

    internal static async Task<ClosedApi> WithAsync(string url, params string[] settings)
    {
        var api = new ClosedApi();
        await api.StartAsync(url, settings);
        return api;
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A browser that has signed in.</summary>
    internal async Task<HttpClient> SignedInAsync(string name, string password = Password)
    {
        var browser = Stranger();
        (await SignInAsync(browser, name, password)).EnsureSuccessStatusCode();
        return browser;
    }

    internal static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string name, string password) =>
        browser.PostAsJsonAsync("/api/account/signin", new { name, password });

    /// <summary>A browser with no cookie.</summary>
    internal HttpClient Stranger() => new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>Adds a user and signs in as them.</summary>
    internal async Task<HttpClient> NewAsync(string name, string role)
    {
        using var admin = await SignedInAsync("Ada");
        (await admin.PostAsJsonAsync("/api/users", new { name, password = Password, role })).EnsureSuccessStatusCode();
        return await SignedInAsync(name);
    }

    /// <summary>A program that shows a key of that user.</summary>
    internal async Task<(HttpClient Program, JsonElement Made)> WithKeyAsync(HttpClient user, string role)
    {
        var made = await (await user.PostAsJsonAsync("/api/keys", new { name = "a program", role, days = 1 })).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var program = Stranger();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.GetProperty("secret").GetString());
        return (program, made);
    }

    private async Task StartAsync(string url, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder([$"--PODCASTS_DATA={Folder}", $"--urls={url}", "--SampleShow:Enabled=false", .. settings]);
        builder.AddPodcastsApi();
        _app = builder.Build();
        _app.MapPodcastsApi();
        try
        {
            await _app.StartAsync();
        }
        catch
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            throw;
        }

        Address = new UriBuilder("http", "127.0.0.1", new Uri(_app.Urls.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)).Port).Uri;
    }
}
