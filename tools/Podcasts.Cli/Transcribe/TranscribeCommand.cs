using System.CommandLine;
using Podcasts.Cli.Transcripts;
using Podcasts.Ui.Clients;

namespace Podcasts.Cli.Transcribe;

/// <summary><c>transcribe FILE-or-EPISODE</c>: a file is heard here, or sent where a server is named; an episode is heard by the server.</summary>
internal static class TranscribeCommand
{
    private static readonly Argument<string> What = new("file-or-episode") { Description = "A sound file, or the id of an episode." };
    private static readonly Option<string> Format = Target.Format();
    private static readonly Option<string?> Output = Target.Output();
    private static readonly Option<string?> Model = new("--model") { Description = "Id of a model; podcasts models lists them." };
    private static readonly Option<string?> Language = new("--language") { Description = "ISO 639-1 code such as en, or auto." };
    private static readonly Option<bool> Translate = new("--translate") { Description = "English words instead of those that were said." };
    private static readonly Option<bool> NoWait = new("--no-wait") { Description = "Put an episode into the queue, and wait for nothing." };

    public static Command Create()
    {
        var command = new Command("transcribe", "Hears a file, with no server unless one is named, or an episode, and writes what was said.") { What, Format, Output, Model, Language, Translate, NoWait };
        command.SetAction(RunAsync);
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var what = parsed.GetRequiredValue(What);
        var wishes = new Wishes(parsed.GetValue(Model), parsed.GetValue(Language), parsed.GetValue(Translate), parsed.GetValue(Printer.Json) ? "json" : parsed.GetRequiredValue(Format), parsed.GetValue(Output));
        Target.Ensure(wishes.Output, wishes.Format);
        if (File.Exists(what) && parsed.GetValue(NoWait))
        {
            throw new UsageException("A file is heard while you wait; --no-wait is for episodes.");
        }

        return !File.Exists(what) ? EpisodeAsync(parsed, what, wishes, cancellationToken)
            : Connection.IsNamed(parsed) ? SentFile.TranscribeAsync(parsed, what, wishes, cancellationToken)
            : LocalFile.TranscribeAsync(what, wishes, cancellationToken);
    }

    private static async Task<int> EpisodeAsync(ParseResult parsed, string episode, Wishes wishes, CancellationToken cancellationToken)
    {
        if (episode.Contains('/', StringComparison.Ordinal) || episode.Contains('.', StringComparison.Ordinal))
        {
            throw new UsageException($"There is no file {episode}, and ids of episodes look otherwise: podcasts list SHOW names them.");
        }

        using var http = Connection.Open(parsed);
        var status = await WatchCommand.Client(http).StartAsync(episode, new(wishes.Model, wishes.Language, wishes.Translate ? "translate" : null), cancellationToken);
        if (parsed.GetValue(NoWait))
        {
            Printer.Print(parsed, status, _ => [$"Episode {episode} is {WatchCommand.Doing(status)}: podcasts watch {episode} shows how far it is."]);
            return ExitCode.Done;
        }

        var end = await WatchCommand.WatchAsync(http, episode, _ => { }, cancellationToken);
        return end is { State: TranscribeState.Done }
            ? await ExportCommand.ExportAsync(http, episode, wishes.Format, wishes.Output, cancellationToken)
            : await WatchCommand.TellAsync(end);
    }
}

/// <summary>How something is to be heard and written; null for the usual.</summary>
/// <param name="Format">The file's ending.</param>
/// <param name="Output">The file's path, or null for standard output.</param>
internal sealed record Wishes(string? Model, string? Language, bool Translate, string Format, string? Output);
