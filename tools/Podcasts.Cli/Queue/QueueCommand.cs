using System.CommandLine;
using System.Globalization;
using Podcasts.Ui.Clients;

namespace Podcasts.Cli.Queue;

/// <summary><c>queue</c> and its verbs: /api/queue.</summary>
internal static class QueueCommand
{
    public static Command Create()
    {
        var command = new Command("queue", "Shows what runs, waits and failed; its verbs change that.");
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, queue => queue.GetAsync(cancellationToken)));
        var atOnce = new Option<bool>("--now") { Description = "Stop what runs, too, where it was last saved." };
        var pause = new Command("pause", "Begins nothing new.") { atOnce };
        pause.SetAction((parsed, cancellationToken) => RunAsync(parsed, queue => queue.PauseAsync(parsed.GetValue(atOnce) ? QueuePause.Stop : QueuePause.Finish, cancellationToken)));
        var resume = new Command("resume", "Goes on.");
        resume.SetAction((parsed, cancellationToken) => RunAsync(parsed, queue => queue.ResumeAsync(cancellationToken)));
        command.Add(pause);
        command.Add(resume);
        command.Add(OfEpisode("next", "Puts an episode in front of everything that waits.", (queue, episode, cancellationToken) => queue.NextAsync(episode, cancellationToken)));
        command.Add(OfEpisode("retry", "Tries again what failed or was cancelled, where it stopped.", (queue, episode, cancellationToken) => queue.RetryAsync(episode, cancellationToken)));
        command.Add(OfEpisode("cancel", "Stops an episode's work; what was finished is kept.", (queue, episode, cancellationToken) => queue.CancelAsync(episode, cancellationToken)));
        return command;
    }

    private static Command OfEpisode(string verb, string description, Func<QueueClient, string, CancellationToken, Task<QueueStatus>> act)
    {
        var episode = new Argument<string>("episode") { Description = "Id of an episode." };
        var command = new Command(verb, description) { episode };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, queue => act(queue, parsed.GetRequiredValue(episode), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Func<QueueClient, Task<QueueStatus>> act)
    {
        using var http = Connection.Open(parsed);
        Printer.Print(parsed, await act(new QueueClient(http, TimeProvider.System)), Lines);
        return ExitCode.Done;
    }

    private static IEnumerable<string> Lines(QueueStatus queue)
    {
        string[] head =
        [
            .. queue.Paused == QueuePause.No ? Array.Empty<string>() : ["The queue is paused: podcasts queue resume goes on."],
            .. queue.Trouble is { } trouble ? new[] { trouble } : [],
            $"{queue.Counts.Running} running, {queue.Counts.Waiting} waiting, {queue.Counts.Failed} failed",
        ];
        return head.Concat(Printer.Columns([.. queue.Running.Concat(queue.Waiting).Concat(queue.Failed).Select(Row)]));
    }

    private static string[] Row(QueueEpisode episode)
    {
        var stage = episode.Stages.FirstOrDefault(stage => stage.State == TranscribeState.Running);
        var far = stage is null ? $"{episode.State}".ToLowerInvariant() : string.Create(CultureInfo.InvariantCulture, $"{stage.Name} {stage.Percent:0} %");
        return [episode.Episode, far, episode.Error is { } error ? $"{episode.Title}: {error}" : episode.Title];
    }
}
