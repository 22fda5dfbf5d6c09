using System.Diagnostics;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Tests.Transcripts;

/// <summary>Captions, read by ffmpeg.</summary>
public sealed class CaptionReaderTests
{
    private static readonly string[] Words = ["Fish & chips, 5 < 6.", "And tea?", "An hour later."];

    private static readonly Transcript Talk = new("e1", "base.en", "en", TimeSpan.FromSeconds(3700), [
        new(0, TimeSpan.Zero, TimeSpan.FromSeconds(2), Words[0], "Ann") { Words = [] },
        new(1, TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(4), Words[1], "Bob") { Words = [] },
        new(2, TimeSpan.FromSeconds(3662.25), TimeSpan.FromSeconds(3663.5), Words[2], null) { Words = [] },
    ]);

    [Theory]
    [InlineData(TranscriptFormat.Vtt, "vtt")]
    [InlineData(TranscriptFormat.Srt, "srt")]
    public async Task Ffmpeg_reads_every_cue_with_its_times_and_words(TranscriptFormat format, string ending)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("podcasts-captions-").FullName, $"talk.{ending}");
        await File.WriteAllTextAsync(file, TranscriptExporter.Export(Talk, format));

        var cues = (await ReadAsync(file)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(cue => cue.Trim().Split('\n')).ToList();

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Equal(["00:00:00,000 --> 00:00:02,000", "00:00:02,500 --> 00:00:04,000", "01:01:02,250 --> 01:01:03,500"], cues.Select(cue => cue[1]));
        Assert.All(Words.Zip(cues), pair => Assert.EndsWith(pair.First, string.Join(' ', pair.Second[2..]), StringComparison.Ordinal));
    }

    // ffmpeg writes what it has understood as SRT.
    private static async Task<string> ReadAsync(string file)
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-xerror", "-i", file, "-f", "srt", "-"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var troubles = ffmpeg.StandardError.ReadToEndAsync();
        var read = await ffmpeg.StandardOutput.ReadToEndAsync();
        await ffmpeg.WaitForExitAsync();
        Assert.Equal(("", 0), (await troubles, ffmpeg.ExitCode));
        return read;
    }
}
