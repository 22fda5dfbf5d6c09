using System.Net.Http.Json;
using System.Text.Json;
using Podcasts.Api.Tests.Account;

namespace Podcasts.Api.Tests.Audit;

public sealed class AuditTests(ClosedApi api) : IClassFixture<ClosedApi>
{
    [Fact]
    public async Task Who_did_what_is_told_without_what_was_secret_in_it()
    {
        using var ada = await api.SignedInAsync("Ada");
        using var stranger = api.Stranger();
        await ClosedApi.SignInAsync(stranger, "Ada", "a wrong password");
        await ada.PutAsJsonAsync("/api/credentials/openai", new { value = "sk-very-secret-0000" });
        using var rita = await api.NewAsync("Rita", "reader");
        await rita.PostAsync("/api/queue/resume", null);
        var (program, made) = await api.WithKeyAsync(ada, "editor");
        await program.PostAsync("/api/queue/resume", null);

        var text = await ada.GetStringAsync("/api/audit");

        var done = JsonDocument.Parse(text).RootElement.EnumerateArray()
            .Select(entry => $"{entry.GetProperty("who").GetString()}: {entry.GetProperty("action").GetString()}: {entry.GetProperty("subject").GetString()}").ToArray();
        Assert.Equal($"Ada (key {made.GetProperty("key").GetProperty("id").GetString()}): queue resume: /api/queue/resume", done[0]);
        Assert.Contains("Rita: queue resume: /api/queue/resume (refused, 403)", done);
        Assert.Contains("Ada: credentials save: /api/credentials/openai", done);
        Assert.Contains("Ada: users add: /api/users", done);
        Assert.Contains("Ada: sign in refused: wrong password", done);
        Assert.Contains("Rita: sign in: ", done);
        Assert.DoesNotContain("very-secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("a wrong password", text, StringComparison.Ordinal);
        Assert.All(JsonDocument.Parse(text).RootElement.EnumerateArray(), entry => Assert.Equal("127.0.0.1", entry.GetProperty("address").GetString()));
    }

    [Fact]
    public async Task What_is_older_can_be_asked_for()
    {
        using var ada = await api.SignedInAsync("Ada");
        var all = (await ada.GetFromJsonAsync<JsonElement>("/api/audit")).EnumerateArray().Select(entry => entry.GetProperty("id").GetInt64()).ToArray();

        var older = (await ada.GetFromJsonAsync<JsonElement>($"/api/audit?before={all[0]}")).EnumerateArray().Select(entry => entry.GetProperty("id").GetInt64());

        Assert.Equal(all[1..], older);
    }
}
