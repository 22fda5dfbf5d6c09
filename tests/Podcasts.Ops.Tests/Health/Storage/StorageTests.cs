using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Health;
using Podcasts.Ops.Health.Storage;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Tests.Health.Storage;

/// <summary>Rows that are really broken, files that are really cut and removed: found, said plainly, repaired, and nothing lost.</summary>
public sealed class StorageTests : IAsyncLifetime
{
    private static readonly byte[] Picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 0, 0, 0, 0, 0];

    private Publisher _publisher = null!;
    private OpsHost _host = null!;
    private string _episode = null!;

    private HealthOrchestrator Health => _host.Get<HealthOrchestrator>();

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.Channel = $"<image><url>{_publisher.Address}art.png</url></image>";
        _publisher.ServeFeed("one", "two");
        _publisher.Serve("/art.png", Picture, "image/png");
        _publisher.ServeFile("/two.mp3", await Sound.FileAsync(20), "audio/mpeg");
        _host = await OpsHost.StartAsync();
        _episode = await _host.AddAsync(_publisher);
        await _host.Get<TranscribeOrchestrator>().StartAsync(_episode, new(), default);
        await DoneAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task What_is_sound_is_said_to_be_sound_with_what_was_looked_at()
    {
        var show = (await _host.Get<PodcastsOrchestrator>().ListAsync(default)).Single();
        await _host.Get<PodcastsOrchestrator>().ImageAsync(show.Id, default);

        var report = await Health.StorageAsync(thorough: true, default);

        Assert.True(report.Sound, string.Join('\n', report.Findings));
        Assert.Equal("Everything is sound.", report.Message);
        Assert.Equal(TestPostgres.IsChosen ? ["audio", "images", "models", "rows", "search"] : ["audio", "database", "images", "models", "rows", "search"], report.Checked.Select(count => count.Group).Order());
        Assert.All(report.Checked, count => Assert.True(count.Count > 0));
    }

    [Fact]
    public async Task A_recording_that_is_gone_is_downloaded_again()
    {
        var file = await AudioFileAsync();
        File.Delete(file);

        var finding = await OnlyFindingAsync(thorough: false);
        var result = await RepairAsync(finding);

        Assert.Equal(("audio", "The recording of Episode two", "Our copy of the recording is missing."), (finding.Group, finding.Subject, finding.Message));
        Assert.Equal(StorageAction.DownloadAgain, finding.Repair!.Action);
        Assert.Contains("Downloads about 1 MB from 127.0.0.1.", finding.Repair.Costs, StringComparison.Ordinal);
        Assert.Equal((true, "The recording was downloaded again."), (result.Repaired, result.Message));
        Assert.True(File.Exists(file));
        Assert.True((await Health.StorageAsync(thorough: true, default)).Sound);
    }

    [Fact]
    public async Task A_recording_that_was_cut_is_set_aside_and_downloaded_again()
    {
        var file = await AudioFileAsync();
        await using (var stream = File.OpenWrite(file))
        {
            stream.SetLength(100);
        }

        var finding = await OnlyFindingAsync(thorough: false);
        await RepairAsync(finding);

        Assert.Contains("and has 100.", finding.Message, StringComparison.Ordinal);
        Assert.True(new FileInfo(file).Length > 100);
        Assert.Equal(100, new FileInfo(Assert.Single(Directory.GetFiles(_host.Data.SetAside))).Length);
        Assert.Contains((await Health.StorageAsync(thorough: false, default)).SetAside, aside => aside.Subject.EndsWith(".mp3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_recording_with_one_bit_turned_is_found_by_the_thorough_look_alone()
    {
        var file = await AudioFileAsync();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[^10] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        Assert.True((await Health.StorageAsync(thorough: false, default)).Sound);
        var finding = await OnlyFindingAsync(thorough: true);
        await RepairAsync(finding);

        Assert.Contains("does not match its name", finding.Message, StringComparison.Ordinal);
        Assert.True((await Health.StorageAsync(thorough: true, default)).Sound);
    }

    [Fact]
    public async Task A_repair_that_the_publisher_refuses_says_so_and_leaves_the_finding_healed_for_later()
    {
        File.Delete(await AudioFileAsync());
        _publisher.Pages.TryRemove("/two.mp3", out _);

        var result = await RepairAsync(await OnlyFindingAsync(thorough: false));

        Assert.False(result.Repaired);
        Assert.Contains("404", result.Message, StringComparison.Ordinal);
        Assert.False((await _host.Get<EpisodesOrchestrator>().GetAsync(_episode, default)).Stored);
        Assert.True((await Health.StorageAsync(thorough: false, default)).Sound);
    }

    [Theory]
    [InlineData("audio")]
    [InlineData("audio/.part")]
    [InlineData("images")]
    public async Task A_file_that_nobody_holds_is_set_aside_unless_it_has_just_come(string folder)
    {
        var file = Path.Combine(_host.Folder, folder, "0123456789abcdef.bin");
        await File.WriteAllTextAsync(file, "nobody's");
        Assert.True((await Health.StorageAsync(thorough: false, default)).Sound);
        Age(file);

        await RepairAsync(await OnlyFindingAsync(thorough: false));

        Assert.False(File.Exists(file));
        Assert.Equal("nobody's", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_host.Data.SetAside))));
        Assert.True((await Health.StorageAsync(thorough: false, default)).Sound);
    }

    [Fact]
    public async Task A_waveform_that_was_cut_is_set_aside_to_be_made_again()
    {
        var file = Path.ChangeExtension(await AudioFileAsync(), ".peaks");
        Age(file);
        Assert.True((await Health.StorageAsync(thorough: true, default)).Sound);
        await File.WriteAllTextAsync(file, "cut");
        Age(file);

        var finding = await OnlyFindingAsync(thorough: false);
        await RepairAsync(finding);

        Assert.Equal("It is cut or broken.", finding.Message);
        Assert.Equal("cut", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_host.Data.SetAside))));
    }

    [Fact]
    public async Task A_model_that_was_cut_is_set_aside()
    {
        var file = Path.Combine(_host.Data.Models, "ggml-mine.en.bin");
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(Path.Combine(_host.Data.Models, "ggml-tiny.en.bin")))[..2000]);

        var finding = await OnlyFindingAsync(thorough: false);
        await RepairAsync(finding);

        Assert.Equal(("models:ggml-mine.en.bin", StorageAction.SetAside), (finding.Id, finding.Repair!.Action));
        Assert.False(File.Exists(file));
        Assert.True((await Health.StorageAsync(thorough: false, default)).Sound);
    }

    [Fact]
    public async Task Everything_is_repaired_by_one_request()
    {
        File.Delete(await AudioFileAsync());
        await _host.TamperAsync($"""UPDATE "Episodes" SET "Title" = ' ' WHERE "Id" <> {_episode}""");
        await _host.TamperAsync($"""UPDATE "Segments" SET "Text" = '' WHERE "Position" = 0""");
        Assert.Equal("3 things are not as they should be.", (await Health.StorageAsync(thorough: false, default)).Message);

        var results = await Health.RepairStorageAsync(null, default);

        Assert.Equal(3, results.Count(result => result.Repaired));
        await DoneAsync();
        var report = await Health.StorageAsync(thorough: true, default);
        Assert.True(report.Sound, string.Join('\n', report.Findings));
    }

    [Fact]
    public async Task An_id_that_is_none_is_refused_with_a_sentence() =>
        Assert.Contains("lists those there are", Assert.Single(await Health.RepairStorageAsync(["nonsense"], default)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_look_that_takes_too_long_stops_and_does_not_say_that_all_is_sound()
    {
        var inspection = Inspection(new SlowCheck(), TimeSpan.FromSeconds(1));

        var reports = await inspection.LookAsync(thorough: true, default).ToListAsync();

        Assert.True(reports.Count > 1, "Nothing was told meanwhile.");
        Assert.False(reports[^1].Sound);
        Assert.Contains("stopped after 00:00:01", reports[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_that_nobody_watches_any_more_stops()
    {
        var slow = new SlowCheck();
        var inspection = Inspection(slow, TimeSpan.FromMinutes(10));

        await foreach (var _ in inspection.LookAsync(thorough: true, default))
        {
            break;
        }

        Assert.True(slow.IsStopped);
    }

    private static StorageInspection Inspection(IStorageCheck check, TimeSpan within) =>
        new([check], Options.Create(new StorageOptions { CheckWithin = within }), TimeProvider.System, NullLogger<StorageInspection>.Instance);

    private static void Age(string file) => File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));

    private async Task<string> AudioFileAsync() => await _host.QueryAsync(async database =>
        Path.Combine(_host.Data.Audio, (await database.Episodes.SingleAsync(e => e.Id == _episode)).AudioFile!));

    private async Task<StorageFinding> OnlyFindingAsync(bool thorough) => Assert.Single((await Health.StorageAsync(thorough, default)).Findings);

    private async Task<StorageRepairResult> RepairAsync(StorageFinding finding) => Assert.Single(await Health.RepairStorageAsync([finding.Id], default));

    private Task<TranscribeStatus> DoneAsync() => Eventually.BecomesAsync(() => _host.Get<TranscribeOrchestrator>().StatusAsync(_episode, default), status => status.State == JobState.Done);

    private sealed class SlowCheck : IStorageCheck
    {
        public bool IsStopped { get; private set; }

        public string Name => "slow";

        public async IAsyncEnumerable<StorageLook> LookAsync(bool thorough, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return new(StorageGroup.Rows);
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                IsStopped = true;
            }
        }

        public Task<string?> RepairAsync(string subject, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
    }
}
