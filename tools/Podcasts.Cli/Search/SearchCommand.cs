using System.CommandLine;
using Podcasts.Ui.Clients;

namespace Podcasts.Cli.Search;

/// <summary><c>search WORDS</c>: GET /api/search.</summary>
internal static class SearchCommand
{
    private static readonly Argument<string[]> Words = new("words") { Description = "Words, \"phrases\", begin*.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Show = new("--show") { Description = "Id of a show to search alone." };
    private static readonly Option<string?> Speaker = new("--speaker") { Description = "Who says it, as transcripts name them." };
    private static readonly Option<DateOnly?> From = new("--from") { Description = "The first day of publication, such as 2026-01-31." };
    private static readonly Option<DateOnly?> To = new("--to") { Description = "The last day." };
    private static readonly Option<string?> After = new("--after") { Description = "Where the page before said that it goes on." };

    public static Command Create()
    {
        var command = new Command("search", "Finds what was said; a page of passages at a time.") { Words, Show, Speaker, From, To, After };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var http = Connection.Open(parsed);
        var terms = new SearchTerms(string.Join(' ', parsed.GetRequiredValue(Words)), parsed.GetValue(Show), parsed.GetValue(Speaker), parsed.GetValue(From), parsed.GetValue(To));
        var result = await new SearchClient(http).SearchAsync(terms, parsed.GetValue(After), cancellationToken);
        Printer.Print(parsed, result, Lines);
        return ExitCode.Done;
    }

    private static IEnumerable<string> Lines(SearchResult result)
    {
        foreach (var hit in result.Hits)
        {
            var who = hit.Speaker is { } speaker ? $"{speaker}: " : "";
            yield return $"{hit.Episode}  {Printer.Clock(hit.Start)}  {hit.EpisodeTitle}";
            yield return $"    {who}{string.Concat(hit.Snippet.Select(piece => piece.Found ? $"*{piece.Text}*" : piece.Text))}";
        }

        if (result.Hits.Count == 0)
        {
            yield return "Nothing was found. Fewer words, or begin* for words that begin so, find more.";
        }

        if (result.Next is { } next)
        {
            yield return $"There is more: --after {next}";
        }
    }
}
