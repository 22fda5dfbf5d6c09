using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Net;
using Podcasts.Cli.Health;
using Podcasts.Cli.Models;
using Podcasts.Cli.Podcasts;
using Podcasts.Cli.Queue;
using Podcasts.Cli.Search;
using Podcasts.Cli.Transcribe;
using Podcasts.Cli.Transcripts;
using Podcasts.Ui.Clients;

namespace Podcasts.Cli;

/// <summary>The words that <c>podcasts</c> knows, and what becomes of what goes wrong.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10); // A batch that is being heard may take a moment to stop.

    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
        {
            await Console.Error.WriteLineAsync($"{string.Join(Environment.NewLine, parsed.Errors.Select(error => error.Message))}{Environment.NewLine}podcasts {Path(parsed.CommandResult)}--help says what can be said.");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Farewell }, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return await EndAsync("Stopped.", ExitCode.Stopped);
        }
        catch (UsageException wrong)
        {
            return await EndAsync(wrong.Message, ExitCode.Usage);
        }
        catch (ApiException failure) when (failure.Status == HttpStatusCode.Unauthorized)
        {
            return await EndAsync($"{failure.Message} Make a key on the page Keys, and put it into {Connection.KeyVariable}.", ExitCode.Failed);
        }
        catch (ApiException failure)
        {
            return await EndAsync(failure.Message, failure.Status is null ? ExitCode.Unreachable : ExitCode.Failed);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException || LocalFile.Explain(failure) is not null)
        {
            return await EndAsync(LocalFile.Explain(failure) ?? failure.Message, ExitCode.Failed);
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Shows, episodes and what was said in them. Ends with 0 where it is done, 1 where not, 2 where the words are not understood, 3 where the server does not answer, 130 after Ctrl-C.")
        {
            Connection.Server,
            Connection.Key,
            Printer.Json,
        };
        Command[] commands =
        [
            AddCommand.Create(),
            ListCommand.Create(),
            TranscribeCommand.Create(),
            WatchCommand.Create(),
            ExportCommand.Create(),
            SearchCommand.Create(),
            QueueCommand.Create(),
            StorageCommand.Create(),
            ModelsCommand.Create(),
            .. ProgramCommands.Create(),
        ];
        Array.ForEach(commands, root.Add);
        return root;
    }

    private static string Path(SymbolResult? command) =>
        command is CommandResult { Parent: { } parent } inner ? $"{Path(parent)}{inner.Command.Name} " : "";

    private static async Task<int> EndAsync(string sentence, int exitCode)
    {
        await Console.Error.WriteLineAsync(Printer.Plain(sentence));
        return exitCode;
    }
}
