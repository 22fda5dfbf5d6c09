using System.CommandLine;
using Podcasts.Ui.Clients;

namespace Podcasts.Cli.Health;

/// <summary><c>storage check</c>: GET /api/health/storage/progress.</summary>
internal static class StorageCommand
{
    public static Command Create()
    {
        var thorough = new Option<bool>("--thorough") { Description = "Read every file to its end." };
        var check = new Command("check", "Looks at every row and file; ends with 1 where something is wrong.") { thorough };
        check.SetAction((parsed, cancellationToken) => CheckAsync(parsed, parsed.GetValue(thorough), cancellationToken));
        return new Command("storage", "What is stored, and whether it is whole.") { check };
    }

    private static async Task<int> CheckAsync(ParseResult parsed, bool isThorough, CancellationToken cancellationToken)
    {
        using var http = Connection.Open(parsed);
        StorageReport? last = null;
        using (var bar = new ProgressBar())
        {
            await foreach (var report in new HealthClient(http, TimeProvider.System).WatchStorageAsync(isThorough, cancellationToken))
            {
                last = report;
                bar.Show(report.State == StorageState.Looking ? 0 : 100, report.Message);
            }
        }

        Printer.Print(parsed, last!, Lines);
        return last is { Sound: true } ? ExitCode.Done : ExitCode.Failed;
    }

    private static IEnumerable<string> Lines(StorageReport report) =>
    [
        report.Message,
        .. report.Findings.Select(finding => $"{finding.Subject}: {finding.Message}{(finding.Repair is { } repair ? $" {repair.Effect}" : "")}"),
        .. report.Findings.Count > 0 ? ["The page Health, Storage repairs it."] : Array.Empty<string>(),
    ];
}
