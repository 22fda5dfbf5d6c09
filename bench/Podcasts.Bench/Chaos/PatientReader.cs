using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Podcasts.Bench.Chaos;

/// <summary>Somebody who presses again where the app does not answer.</summary>
internal sealed class PatientReader(AppNode web)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Answers of 500, which a person can make nothing of.</summary>
    public List<string> Unexplained { get; } = [];

    /// <summary>Adds a show.</summary>
    /// <returns>The ids of its episodes by their titles.</returns>
    public async Task<IReadOnlyDictionary<string, string>> AddAsync(Uri feed, CancellationToken cancellationToken)
    {
        var show = await AskAsync(HttpMethod.Post, "/api/podcasts", new { feedUrl = feed.AbsoluteUri }, cancellationToken);
        return show.GetProperty("episodes").EnumerateArray().ToDictionary(Title, episode => episode.GetProperty("id").GetString()!);

        static string Title(JsonElement episode) => episode.GetProperty("title").GetString()!;
    }

    public Task TranscribeAsync(string episode, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Post, $"/api/transcribe/{episode}", null, cancellationToken);

    public Task DiarizeAsync(string episode, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Post, $"/api/diarize/{episode}", null, cancellationToken);

    public Task<JsonElement> StatusAsync(string episode, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Get, $"/api/transcribe/{episode}", null, cancellationToken);

    public Task<JsonElement> TranscriptAsync(string episode, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Get, $"/api/transcripts/{episode}", null, cancellationToken);

    private async Task<JsonElement> AskAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        var last = "it did not answer";
        while (TimeProvider.System.GetUtcNow() < until)
        {
            try
            {
                using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
                using var answer = await web.Client.SendAsync(request, cancellationToken);
                last = $"it answers {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}";
                if (answer.IsSuccessStatusCode)
                {
                    return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
                }

                if (answer.StatusCode < HttpStatusCode.InternalServerError)
                {
                    break;
                }

                if (answer.StatusCode == HttpStatusCode.InternalServerError)
                {
                    Unexplained.Add($"{method} {path}: {last}");
                }
            }
            catch (Exception lost) when (lost is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                last = lost.Message;
            }

            await Task.Delay(Pause, cancellationToken);
        }

        throw new ChaosException($"{method} {path} was asked of {web.Name} again and again; {last}");
    }
}
