using System.Globalization;
using Podcasts.Ops;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Storage.Backups;
using Podcasts.Ops.Storage.Postgres;

namespace Podcasts.Api;

/// <summary>What the program does instead of serving: <c>backup TARGET</c> and <c>restore SOURCE</c>.</summary>
internal static class PodcastsCommands
{
    private const string Usage = """
        Usage: backup TARGET [--without-audio] [--without-models]   copies the data folder, also while the app runs, into a folder or a .zip file
               restore SOURCE                                       brings such a copy back
        The data folder is the one that PODCASTS_DATA names, else ./data.
        """;

    private static readonly string[] Names = ["backup", "restore"];

    public static bool Has(string[] args) => args.Length > 0 && Names.Contains(args[0]);

    /// <summary>Does it until it is done or Ctrl-C is pressed.</summary>
    public static int Run(string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        return RunAsync(args, Console.Out, Console.Error, stop.Token).GetAwaiter().GetResult();
    }

    /// <summary>Does it and says what was done, or in a sentence why not.</summary>
    /// <returns>The exit code: 0 where it is done, 1 where not, 2 where the words are not understood.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var left = args[1..].ToHashSet();
        var parts = new BackupParts(Audio: !left.Remove("--without-audio"), Models: !left.Remove("--without-models"));
        if (left.Count != 1 || left.Single().StartsWith('-') || (args[0] == "restore" && parts != new BackupParts()))
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        try
        {
            var configuration = Configuration();
            var folder = DataFolder.PathIn(configuration);
            var postgres = PostgresCopy.Of(configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new());
            await output.WriteLineAsync(args[0] == "backup"
                ? Said(await new Backup(DataFolder.Look(folder), postgres, TimeProvider.System).MakeAsync(left.Single(), parts, cancellationToken), Path.GetFullPath(left.Single()))
                : Said(await new Restore(folder, postgres, TimeProvider.System).RunAsync(left.Single(), cancellationToken)));
            return 0;
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("Stopped; nothing was changed.");
            return 1;
        }
        catch (Exception failure) when (Faults.Explain(failure) is { } known)
        {
            await errors.WriteLineAsync(known.Message);
            return 1;
        }
    }

    // As the app finds it, so that both mean the same folder.
    private static ConfigurationManager Configuration() =>
        WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }).Configuration;

    private static string Said(BackupResult backup, string target)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"Backed up and read again: {backup.Manifest.Files.Count} files, {(backup.Manifest.Bytes >> 20) + 1} MB, in {target}. It holds your keys and credentials, so keep it where nobody else can read it.");
        return backup.Missing.Count == 0
            ? said
            : $"{said} {backup.Missing.Count} files that the database names were not there, such as {backup.Missing[0]}; the page Health, Storage downloads them again.";
    }

    private static string Said(RestoreResult restore) => (restore.IsInPlace, restore.Replaced) switch
    {
        (false, _) => $"The backup of {restore.Manifest.Made:u} is whole and lies ready. The app is running: stop it and start it again, and it starts with the backup; what is there now is then set aside.",
        (true, null) => $"The backup of {restore.Manifest.Made:u} is restored; start the app.",
        (true, { } replaced) => $"The backup of {restore.Manifest.Made:u} is restored; start the app. What was there before lies in {replaced}.",
    };
}
