using System.CommandLine;
using Podcasts.Ui.Clients;

namespace Podcasts.Cli.Podcasts;

/// <summary><c>add FEED</c>: POST /api/podcasts.</summary>
internal static class AddCommand
{
    public static Command Create()
    {
        var feed = new Argument<string>("feed") { Description = "Address of its feed." };
        var command = new Command("add", "Adds a show, or says which it is where it is known.") { feed };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, parsed.GetRequiredValue(feed), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string feed, CancellationToken cancellationToken)
    {
        using var http = Connection.Open(parsed);
        var show = await new PodcastsClient(http).AddAsync(feed, cancellationToken);
        Printer.Print(parsed, show, _ => [$"{show.Id}  {show.Title}, {show.Episodes.Count} episodes"]);
        return ExitCode.Done;
    }
}
