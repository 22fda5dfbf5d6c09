using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using Podcasts.Ui.Clients;

namespace Podcasts.Cli.Transcribe;

/// <summary><c>watch EPISODE</c>: GET /api/transcribe/{episode}/progress, to its end.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var episode = new Argument<string>("episode") { Description = "Id of an episode that is in the queue." };
        var command = new Command("watch", "Shows how far an episode is, until it is done; Ctrl-C stops the watching only.") { episode };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, parsed.GetRequiredValue(episode), cancellationToken));
        return command;
    }

    public static TranscribeClient Client(HttpClient http) => new(http, TimeProvider.System, NullLogger<TranscribeClient>.Instance);

    /// <summary>Watches with a bar until the work ends.</summary>
    /// <param name="http">The server.</param>
    /// <param name="episode">Whose work.</param>
    /// <param name="told">Gets each status.</param>
    /// <param name="cancellationToken">Stops the watching; the work goes on.</param>
    /// <returns>The last status.</returns>
    public static async Task<TranscribeStatus?> WatchAsync(HttpClient http, string episode, Action<TranscribeStatus> told, CancellationToken cancellationToken)
    {
        TranscribeStatus? last = null;
        using var bar = new ProgressBar();
        await foreach (var news in Client(http).WatchAsync(episode, cancellationToken))
        {
            if (news.Status is { } status)
            {
                last = status;
                told(status);
                bar.Show(status.Percent, status.SecondsLeft is { } left ? $"{Doing(status)}, {Printer.Clock(left)} left" : Doing(status));
            }
            else if (news.Interrupted)
            {
                bar.Show(last?.Percent ?? 0, "the server does not answer; trying again");
            }
        }

        return last;
    }

    /// <summary>Where it stands, in a word.</summary>
    public static string Doing(TranscribeStatus status) => $"{(status is { State: TranscribeState.Running, Stage: { } stage } ? stage : status.State)}".ToLowerInvariant();

    /// <summary>Says how it ended.</summary>
    public static async Task<int> TellAsync(TranscribeStatus? end)
    {
        if (end is { State: TranscribeState.Done })
        {
            return ExitCode.Done;
        }

        await Console.Error.WriteLineAsync(Printer.Plain(end switch
        {
            { Error: { } error } => error,
            { State: TranscribeState.Cancelled } => "Somebody has cancelled it; podcasts transcribe goes on where it stopped.",
            _ => "It came to no end. Try again.",
        }));
        return ExitCode.Failed;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string episode, CancellationToken cancellationToken)
    {
        using var http = Connection.Open(parsed);
        var end = await WatchAsync(http, episode, status => Printer.Print(parsed, status, _ => []), cancellationToken);
        if (end is { State: TranscribeState.Done } && !parsed.GetValue(Printer.Json))
        {
            Printer.Print(parsed, end, _ => [$"Episode {episode} is done: podcasts export {episode} writes what was said."]);
        }

        return await TellAsync(end);
    }
}
