using System.CommandLine;
using Podcasts.Ui.Clients;

namespace Podcasts.Cli.Transcripts;

/// <summary><c>export EPISODE</c>: GET /api/transcripts/{episode}.{format}.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var episode = new Argument<string>("episode") { Description = "Id of an episode." };
        var (format, output) = (Target.Format(), Target.Output());
        var command = new Command("export", "Writes an episode's transcript.") { episode, format, output };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = Connection.Open(parsed);
            var ending = parsed.GetValue(Printer.Json) ? "json" : parsed.GetRequiredValue(format);
            return await ExportAsync(http, parsed.GetRequiredValue(episode), ending, parsed.GetValue(output), cancellationToken);
        });
        return command;
    }

    /// <summary>Writes a transcript to a file or to standard output.</summary>
    public static async Task<int> ExportAsync(HttpClient http, string episode, string format, string? output, CancellationToken cancellationToken)
    {
        Target.Ensure(output, format);
        using var answer = await http.AskAsync(HttpMethod.Get, $"api/transcripts/{Uri.EscapeDataString(episode)}.{Uri.EscapeDataString(format)}", null, cancellationToken);
        await Target.WriteAsync(output, await answer.Content.ReadAsByteArrayAsync(cancellationToken), cancellationToken);
        return ExitCode.Done;
    }
}
