using System.CommandLine;
using Podcasts.Ui.Clients;

namespace Podcasts.Cli.Models;

/// <summary><c>models</c> and <c>models download MODEL</c>: /api/models.</summary>
internal static class ModelsCommand
{
    public static Command Create()
    {
        var command = new Command("models", "Lists the models that are there and those that can be downloaded.");
        command.SetAction(ListAsync);
        var model = new Argument<string>("model") { Description = "Id of a model that can be downloaded." };
        var download = new Command("download", "Downloads a model.") { model };
        download.SetAction((parsed, cancellationToken) => DownloadAsync(parsed, parsed.GetRequiredValue(model), cancellationToken));
        command.Add(download);
        return command;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var http = Connection.Open(parsed);
        Printer.Print(parsed, await new ModelsClient(http, TimeProvider.System).ListAsync(cancellationToken), models => Printer.Columns(
        [
            .. models.Models.Select(model => new[] { model.Id, Printer.Megabytes(model.SizeBytes), model.Problem ?? (model.Default ? "here, the one that is used" : "here") }),
            .. models.Catalog.Where(model => !model.Installed).Select(model => new[] { model.Id, Printer.Megabytes(model.SizeBytes), "can be downloaded" }),
        ]));
        return ExitCode.Done;
    }

    private static async Task<int> DownloadAsync(ParseResult parsed, string model, CancellationToken cancellationToken)
    {
        using var http = Connection.Open(parsed);
        var client = new ModelsClient(http, TimeProvider.System);
        var last = await client.DownloadAsync(model, cancellationToken);
        using (var bar = new ProgressBar())
        {
            await foreach (var news in client.WatchAsync(model, cancellationToken))
            {
                last = news.Status ?? last;
                bar.Show(last.Percent, $"{last.State}".ToLowerInvariant());
            }
        }

        Printer.Print(parsed, last, _ => [last.Error ?? $"{model} is {$"{last.State}".ToLowerInvariant()}."]);
        return last.State == ModelDownloadState.Done ? ExitCode.Done : ExitCode.Failed;
    }
}
