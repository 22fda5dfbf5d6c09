using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;
using Podcasts.Ui.Clients;

namespace Podcasts.Cli.Transcribe;

/// <summary>A file that is sent to a server: POST /v1/audio/transcriptions or /v1/audio/translations.</summary>
internal static class SentFile
{
    private static readonly Dictionary<string, string> Formats = new() { ["txt"] = "text", ["srt"] = "srt", ["vtt"] = "vtt", ["json"] = "verbose_json" };

    public static async Task<int> TranscribeAsync(ParseResult parsed, string path, Wishes wishes, CancellationToken cancellationToken)
    {
        if (!Formats.TryGetValue(wishes.Format, out var format))
        {
            throw new UsageException($"A file that is sent comes back as {string.Join(", ", Formats.Keys)}, not as {wishes.Format}. Take one of them, or export the episode that the server makes of it.");
        }

        using var http = Connection.Open(parsed);
        await using var sound = File.OpenRead(path);
        var file = new StreamContent(sound);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(wishes.Model ?? "whisper-1"), "model" },
            { new StringContent(format), "response_format" },
            { file, "file", Path.GetFileName(path) },
        };
        if (wishes.Language is { } language and not "auto")
        {
            form.Add(new StringContent(language), "language");
        }

        using var bar = new ProgressBar();
        bar.Show(0, $"the server at {http.BaseAddress} hears {Path.GetFileName(path)}");
        using var answer = await http.AskAsync(HttpMethod.Post, wishes.Translate ? "v1/audio/translations" : "v1/audio/transcriptions", form, cancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new ApiException(SentenceIn(bytes) ?? $"The server answered {(int)answer.StatusCode} {answer.ReasonPhrase}. Try again; if it stays so, its log says why.", answer.StatusCode);
        }

        bar.Dispose();
        await Target.WriteAsync(wishes.Output, bytes, cancellationToken);
        return ExitCode.Done;
    }

    // OpenAI's shape of an error.
    private static string? SentenceIn(byte[] answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.GetProperty("error").GetProperty("message").GetString();
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
