using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Podcasts.Ops;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Cli.Transcribe;

/// <summary>A file that is heard here, through Ops and Core, by the same settings and models as the server's.</summary>
internal static class LocalFile
{
    public static async Task<int> TranscribeAsync(string path, Wishes wishes, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().Build();
        await using var services = new ServiceCollection().AddLogging().AddPodcastsFiles(configuration).BuildServiceProvider();
        var wanted = new TranscribeSettings { Model = wishes.Model, Language = wishes.Language, Task = wishes.Translate ? TranscribeTasks.Translate : null };
        using var bar = new ProgressBar();
        await foreach (var progress in services.GetRequiredService<FileTranscriber>().TranscribeAsync(path, wishes.Format, wanted, cancellationToken))
        {
            if (progress.File is { } file)
            {
                bar.Dispose();
                await Target.WriteAsync(wishes.Output, file.Bytes, cancellationToken);
            }
            else
            {
                bar.Show(progress.Total > TimeSpan.Zero ? 100 * (progress.Processed / progress.Total) : 0, progress.Processed == TimeSpan.Zero ? "loading" : "recognize");
            }
        }

        return ExitCode.Done;
    }

    /// <summary>What a person can make of a failure; null where only its developer can.</summary>
    public static string? Explain(Exception failure) =>
        failure is OptionsValidationException setting ? $"A setting is not right: {string.Join(' ', setting.Failures)}" : Faults.Explain(failure)?.Message;
}
