using System.Net;
using System.Net.Http.Json;

namespace Podcasts.Api.Tests.Credentials;

public sealed class CredentialsTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Secret = "hf_never-shown-again-9876";

    [Fact]
    public async Task A_secret_goes_in_and_never_comes_out()
    {
        var saved = await api.Client.PutAsJsonAsync("/api/credentials/hugging-face", new { value = Secret });
        var listed = await api.Client.GetStringAsync("/api/credentials");
        var credential = (await api.GetAsync("/api/credentials")).EnumerateArray().Single(c => c.GetProperty("name").GetString() == "hugging-face");

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.DoesNotContain(Secret, listed + await saved.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["name", "title", "origin", "set", "lastFour", "problem"], credential.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("https://huggingface.co", "9876"), (credential.GetProperty("origin").GetString(), credential.GetProperty("lastFour").GetString()));
        Assert.Equal(HttpStatusCode.NoContent, (await api.Client.DeleteAsync("/api/credentials/hugging-face")).StatusCode);
    }

    [Theory]
    [InlineData("openai", "short", null, HttpStatusCode.BadRequest, "8 to 4,096 characters")]
    [InlineData("openai", "a token with\r\na header: in it", null, HttpStatusCode.BadRequest, "8 to 4,096 characters")]
    [InlineData("openai", Secret, "https://api.openai.com/v1", HttpStatusCode.BadRequest, "nothing after it")]
    [InlineData("openai", Secret, "file:///etc", HttpStatusCode.BadRequest, "nothing after it")]
    [InlineData("my-bank", Secret, null, HttpStatusCode.NotFound, "no use for a credential called my-bank")]
    public async Task What_cannot_be_a_secret_is_refused_without_being_repeated(string name, string value, string? origin, HttpStatusCode status, string sentence)
    {
        var response = await api.Client.PutAsJsonAsync($"/api/credentials/{name}", new { value, origin });

        Assert.DoesNotContain(value, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(sentence, await Problem.DetailAsync(response, status), StringComparison.Ordinal);
    }
}
