namespace Podcasts.Api.Tests.Health;

public sealed class HealthTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Health_names_what_was_looked_at()
    {
        var health = await api.GetAsync("/api/health");

        Assert.Equal(["status", "version", "checks"], health.EnumerateObject().Select(property => property.Name));
        Assert.All(health.GetProperty("checks").EnumerateArray(), check => Assert.Equal(["name", "status", "message"], check.EnumerateObject().Select(property => property.Name)));
    }
}
