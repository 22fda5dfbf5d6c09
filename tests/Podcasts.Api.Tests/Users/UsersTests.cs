using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Podcasts.Api.Tests.Account;

namespace Podcasts.Api.Tests.Users;

public sealed class UsersTests(ClosedApi api) : IClassFixture<ClosedApi>
{
    [Fact]
    public async Task A_name_is_taken_once_whatever_its_case()
    {
        using var admin = await api.SignedInAsync("Ada");

        var refusal = await Problem.DetailAsync(await admin.PostAsJsonAsync("/api/users", new { name = "ADA", password = ClosedApi.Password, role = "reader" }), HttpStatusCode.Conflict);

        Assert.Contains("already", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "long enough a password", "reader", "1 to 64 characters")]
    [InlineData("Zoe", "", "reader", "A password has")]
    [InlineData("Zoe", "long enough a password", "owner", "reader, editor or admin")]
    public async Task What_is_wrong_with_a_new_user_is_told(string name, string password, string role, string sentence)
    {
        using var admin = await api.SignedInAsync("Ada");

        Assert.Contains(sentence, await Problem.DetailAsync(await admin.PostAsJsonAsync("/api/users", new { name, password, role }), HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_admin_stays_one()
    {
        using var admin = await api.SignedInAsync("Ada");
        var ada = await IdAsync(admin, "Ada");

        Assert.Contains("only admin", await Problem.DetailAsync(await admin.DeleteAsync($"/api/users/{ada}"), HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Contains("only admin", await Problem.DetailAsync(await admin.PutAsJsonAsync($"/api/users/{ada}", new { role = "reader" }), HttpStatusCode.Conflict), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_role_holds_at_once_and_a_removed_user_is_out()
    {
        using var mia = await api.NewAsync("Mia", "reader");
        using var admin = await api.SignedInAsync("Ada");
        var id = await IdAsync(admin, "Mia");

        Assert.Equal("editor", (await (await admin.PutAsJsonAsync($"/api/users/{id}", new { role = "editor" })).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("role").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await mia.GetAsync("/api/podcasts")).StatusCode);
        using var again = await api.SignedInAsync("Mia");
        Assert.Equal(HttpStatusCode.OK, (await again.PostAsync("/api/queue/resume", null)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync($"/api/users/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await again.GetAsync("/api/podcasts")).StatusCode);
    }

    private static async Task<string> IdAsync(HttpClient admin, string name) =>
        (await admin.GetFromJsonAsync<JsonElement>("/api/users")).EnumerateArray().Single(user => user.GetProperty("name").GetString() == name).GetProperty("id").GetString()!;
}
