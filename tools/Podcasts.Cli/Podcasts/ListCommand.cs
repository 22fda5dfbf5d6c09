using System.CommandLine;
using Podcasts.Ui.Clients;

namespace Podcasts.Cli.Podcasts;

/// <summary><c>list [SHOW]</c>: GET /api/podcasts and GET /api/podcasts/{podcast}.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var show = new Argument<string?>("show") { Description = "Id of a show, for its episodes.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("list", "Lists the shows, or the episodes of one; those that can be read have a star.") { show };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(show) is { } id ? EpisodesAsync(parsed, id, cancellationToken) : ShowsAsync(parsed, cancellationToken));
        return command;
    }

    private static async Task<int> ShowsAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var http = Connection.Open(parsed);
        Printer.Print(parsed, await new PodcastsClient(http).ListAsync(cancellationToken), shows => shows.Count == 0
            ? ["There are no shows yet: podcasts add FEED adds one."]
            : Printer.Columns([.. shows.Select(show => new[] { show.Id, show.Title })]));
        return ExitCode.Done;
    }

    private static async Task<int> EpisodesAsync(ParseResult parsed, string id, CancellationToken cancellationToken)
    {
        using var http = Connection.Open(parsed);
        if (await new PodcastsClient(http).FindAsync(id, cancellationToken) is not { } show)
        {
            await Console.Error.WriteLineAsync($"There is no show {Printer.Plain(id)}: podcasts list names all of them.");
            return ExitCode.Failed;
        }

        Printer.Print(parsed, show, _ => Printer.Columns(
            [.. show.Episodes.Select(episode => new[] { episode.Id, Printer.Day(episode.Published), Printer.Clock(episode.Duration), episode.Transcribed ? "*" : " ", episode.Title })]));
        return ExitCode.Done;
    }
}
