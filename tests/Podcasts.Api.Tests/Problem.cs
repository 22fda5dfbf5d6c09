using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Podcasts.Api.Tests;

/// <summary>What every refusal looks like: a problem document whose detail is a sentence.</summary>
internal static class Problem
{
    public static async Task<string> DetailAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        var detail = problem.GetProperty("detail").GetString()!;
        Assert.EndsWith(".", detail, StringComparison.Ordinal);
        return detail;
    }
}
