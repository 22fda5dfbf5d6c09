namespace Podcasts.Api.Tests;

public sealed class OpenApiTests(ApiHost api) : IClassFixture<ApiHost>
{
    private static readonly string Approved = Path.Combine(Repository.Root, "tests", "Podcasts.Api.Tests", "openapi.approved.json");

    [Fact]
    public async Task The_contract_is_the_one_that_a_person_approved()
    {
        var actual = (await api.Client.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var received = Path.ChangeExtension(Approved, "received.json");
        if (!File.Exists(Approved) || actual != await File.ReadAllTextAsync(Approved))
        {
            await File.WriteAllTextAsync(received, actual);
            Assert.Fail($"The API has changed. Review {received}, then approve it: mv {received} {Approved}");
        }

        File.Delete(received);
    }

    [Fact]
    public async Task The_contract_can_be_browsed()
    {
        var page = await api.Client.GetStringAsync("/scalar/");

        Assert.Contains("openapi/v1.json", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://cdn", page, StringComparison.Ordinal);
    }
}
