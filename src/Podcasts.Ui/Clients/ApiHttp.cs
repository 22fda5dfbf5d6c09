using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Podcasts.Ui.Clients;

/// <summary>How every typed client speaks to the Api: JSON both ways, and each failure becomes an <see cref="ApiException"/>.</summary>
internal static class ApiHttp
{
    /// <summary>camelCase names and camelCase enum values, as the Api writes them.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Task<T> GetAsync<T>(this HttpClient http, string path, CancellationToken cancellationToken) =>
        http.AskAsync<T>(HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Null where the Api answers 404.</summary>
    public static async Task<T?> FindAsync<T>(this HttpClient http, string path, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await http.GetAsync<T>(path, cancellationToken);
        }
        catch (ApiException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public static async Task<T> AskAsync<T>(this HttpClient http, HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var response = await http.AskAsync(method, path, body, cancellationToken);
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(Json, cancellationToken)
                ?? throw new JsonException("The answer is null.");
        }
        catch (Exception exception) when (exception is JsonException or HttpRequestException or IOException)
        {
            throw new ApiException($"The Api's answer to {method} {path} cannot be read. Are Ui and Api of the same version?", response.StatusCode, exception);
        }
    }

    /// <summary>Answers as soon as the headers are there, so that a stream can be read as it comes.</summary>
    public static async Task<HttpResponseMessage> AskAsync(this HttpClient http, HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body switch { null => null, HttpContent file => file, _ => JsonContent.Create(body, options: Json) },
        };
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new ApiException($"The Api at {http.BaseAddress} does not answer. See that it is running, then try again.", innerException: exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ApiException($"The Api at {http.BaseAddress} took too long to answer. Try again in a moment.", innerException: exception);
        }

        // What fails comes as application/problem+json. Plain JSON is an answer even with 503: that of the health route, when the app is not well.
        if (response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType == "application/json")
        {
            return response;
        }

        using (response)
        {
            throw new ApiException(await SentenceAsync(response, cancellationToken), response.StatusCode);
        }
    }

    /// <summary>What the reader is told: each broken rule of a request, or else the detail, or else the status itself.</summary>
    private static async Task<string> SentenceAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var problem = await response.Content.ReadFromJsonAsync<Problem>(Json, cancellationToken);
            var sentence = problem switch
            {
                { Errors.Count: > 0 } => string.Join(' ', problem.Errors.Values.SelectMany(errors => errors).Distinct()),
                { Detail.Length: > 0 } => problem.Detail,
                _ => problem?.Title,
            };
            if (!string.IsNullOrWhiteSpace(sentence))
            {
                return sentence;
            }
        }
        catch (Exception exception) when (exception is JsonException or HttpRequestException or IOException or NotSupportedException)
        {
            // Not one of the Api's own answers (a proxy's page, say): its status is all there is to tell.
        }

        return $"The Api answered {(int)response.StatusCode} {response.ReasonPhrase}. Try again; if it stays so, the log in the data folder says why.";
    }

    private sealed record Problem(string? Title, string? Detail, Dictionary<string, string[]>? Errors);
}
