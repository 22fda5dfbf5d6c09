using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Podcasts.Api.Tests.Account;

namespace Podcasts.Api.Tests.Keys;

public sealed class KeysTests(ClosedApi api) : IClassFixture<ClosedApi>
{
    [Fact]
    public async Task A_program_that_shows_a_key_may_do_what_the_key_may()
    {
        using var ada = await api.SignedInAsync("Ada");
        var (reader, _) = await api.WithKeyAsync(ada, "reader");
        var (editor, _) = await api.WithKeyAsync(ada, "editor");

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/api/podcasts")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync("/api/queue/resume", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await editor.PostAsync("/api/queue/resume", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync("/api/users")).StatusCode);
    }

    [Fact]
    public async Task A_key_is_told_once_and_only_its_hash_is_kept()
    {
        using var ada = await api.SignedInAsync("Ada");
        var (program, made) = await api.WithKeyAsync(ada, "reader");
        await program.GetAsync("/api/podcasts");
        var secret = made.GetProperty("secret").GetString()!;

        Assert.DoesNotContain(secret, await ada.GetStringAsync("/api/keys"), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(api.Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("lock", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            Assert.DoesNotContain(secret[^32..], await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_that_is_revoked_wrong_or_broken_opens_nothing()
    {
        using var ada = await api.SignedInAsync("Ada");
        var (program, made) = await api.WithKeyAsync(ada, "reader");
        var secret = made.GetProperty("secret").GetString()!;

        foreach (var wrong in new[] { secret[..^1] + (secret[^1] == '0' ? '1' : '0'), secret[..20], "pk_", "x", secret + "0", new string('a', 5000) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/podcasts") { Headers = { Authorization = new("Bearer", wrong) } };
            using var stranger = api.Stranger();
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.SendAsync(request)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await ada.DeleteAsync($"/api/keys/{made.GetProperty("key").GetProperty("id").GetString()}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/podcasts")).StatusCode);
    }

    [Fact]
    public async Task A_key_never_does_more_than_its_user_may()
    {
        using var edda = await api.NewAsync("Edda", "editor");
        Assert.Contains("not do more than you may", await Problem.DetailAsync(await edda.PostAsJsonAsync("/api/keys", new { name = "x", role = "admin", days = 1 }), HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        var (program, _) = await api.WithKeyAsync(edda, "editor");
        using var ada = await api.SignedInAsync("Ada");
        var id = (await ada.GetFromJsonAsync<JsonElement>("/api/users")).EnumerateArray().Single(user => user.GetProperty("name").GetString() == "Edda").GetProperty("id").GetString();

        await ada.PutAsJsonAsync($"/api/users/{id}", new { role = "reader" });
        Assert.Equal(HttpStatusCode.Forbidden, (await program.PostAsync("/api/queue/resume", null)).StatusCode);

        await ada.DeleteAsync($"/api/users/{id}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/podcasts")).StatusCode);
    }

    [Fact]
    public async Task A_key_makes_no_keys_and_no_users()
    {
        using var ada = await api.SignedInAsync("Ada");
        var (program, _) = await api.WithKeyAsync(ada, "admin");

        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/users")).StatusCode);
        Assert.Contains("for people", await Problem.DetailAsync(await program.PostAsJsonAsync("/api/keys", new { name = "x", role = "reader", days = 1 }), HttpStatusCode.Forbidden), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.PostAsJsonAsync("/api/users", new { name = "x", password = ClosedApi.Password, role = "admin" })).StatusCode);
    }

    [Fact]
    public async Task A_reader_sees_and_revokes_only_their_own_keys()
    {
        using var ada = await api.SignedInAsync("Ada");
        var (program, made) = await api.WithKeyAsync(ada, "reader");
        using var rolf = await api.NewAsync("Rolf", "reader");

        Assert.Equal(0, (await rolf.GetFromJsonAsync<JsonElement>("/api/keys")).GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await rolf.DeleteAsync($"/api/keys/{made.GetProperty("key").GetProperty("id").GetString()}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/podcasts")).StatusCode);
    }

    [Fact]
    public async Task A_podcast_app_is_asked_for_a_password_and_shows_the_key()
    {
        using var ada = await api.SignedInAsync("Ada");
        var (_, made) = await api.WithKeyAsync(ada, "reader");
        using var app = api.Stranger();

        using var asked = await app.GetAsync("/feeds/aaaaaaaaaaaa.xml");
        Assert.Equal((HttpStatusCode.Unauthorized, "Basic"), (asked.StatusCode, asked.Headers.WwwAuthenticate.Single().Scheme));

        app.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"me:{made.GetProperty("secret").GetString()}")));
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("/feeds/aaaaaaaaaaaa.xml")).StatusCode);
    }
}
