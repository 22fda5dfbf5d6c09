using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Tests.Transcribe;

/// <summary>A file that is heard beside the app, or without it.</summary>
public sealed class FileTranscriberTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-file-").FullName;
    private readonly FakeEngines _engines = new();

    [Fact]
    public async Task A_file_is_heard_as_wished_and_comes_at_the_end()
    {
        await using var services = Files();
        TinyModel.PutInto(Directory.CreateDirectory(Path.Combine(_folder, "models")).FullName, "tiny");

        var told = await HearAsync(services, "vtt", new() { Model = "tiny", Language = "de", Prompt = "Ada", WordTimes = false });

        Assert.All(told.SkipLast(1), progress => Assert.Null(progress.File));
        Assert.Equal(told.Select(progress => progress.Processed).Order(), told.Select(progress => progress.Processed));
        Assert.StartsWith("WEBVTT", Encoding.UTF8.GetString(told[^1].File!.Bytes), StringComparison.Ordinal);
        Assert.Equal("tone.vtt", told[^1].File!.FileName);
        Assert.Equal(60, told[^1].Total.TotalSeconds, 0.5);
        Assert.All(_engines.Asked, asked => Assert.Equal(("de", "Ada", false, TranscribeTask.Transcribe), (asked.Language, asked.Prompt, asked.WordTimes, asked.Task)));
    }

    [Fact]
    public async Task The_data_folder_is_neither_locked_nor_changed()
    {
        await using var app = await OpsHost.StartAsync(_folder);
        var before = Directory.GetFileSystemEntries(_folder).Order().ToList();

        await using var services = Files();
        var told = await HearAsync(services, "json", new() { Model = "tiny.en" });

        Assert.NotNull(told[^1].File);
        Assert.Equal(before, Directory.GetFileSystemEntries(_folder).Order());
    }

    [Fact]
    public async Task A_format_that_there_is_not_is_refused_before_anything_is_loaded()
    {
        await using var services = Files();

        await Assert.ThrowsAsync<NotFoundException>(() => HearAsync(services, "pdf", new()));

        Assert.Empty(_engines.Loaded);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ServiceProvider Files() => new ServiceCollection()
        .AddLogging()
        .AddSingleton<EngineFactory>(_engines.Load)
        .AddPodcastsFiles(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(PodcastsOps.DataSetting, (string?)_folder)]).Build())
        .BuildServiceProvider();

    private static async Task<List<FileProgress>> HearAsync(ServiceProvider services, string format, TranscribeSettings wanted)
    {
        var path = await Sound.FileAsync(60);
        return await services.GetRequiredService<FileTranscriber>().TranscribeAsync(path, format, wanted, default).ToListAsync();
    }
}
