using System.CommandLine;
using System.Diagnostics;

namespace Podcasts.Cli;

/// <summary>Verbs of the server's own program, which lies beside this one: handed on as they are.</summary>
internal static class ProgramCommands
{
    public static IEnumerable<Command> Create()
    {
        yield return HandOn("backup", "Copies the data folder, also while the app runs: backup TARGET [--without-audio] [--without-models].");
        yield return HandOn("restore", "Brings such a copy back: restore SOURCE.");
    }

    private static Command HandOn(string verb, string description)
    {
        var words = new Argument<string[]>("words") { Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(verb, description) { words };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => RunAsync([verb, .. parsed.GetValue(words) ?? [], .. parsed.UnmatchedTokens], cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] words, CancellationToken cancellationToken)
    {
        using var program = Process.Start(new ProcessStartInfo(Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet", [Path.Combine(AppContext.BaseDirectory, "Podcasts.Ui.dll"), .. words]))!;
        await program.WaitForExitAsync(cancellationToken); // Ctrl-C reaches it, too.
        return program.ExitCode;
    }
}
