using System.Globalization;
using System.Text.Json;
using FFMpegCore;

namespace Podcasts.Core.Episodes;

/// <summary>Asks ffprobe what a file says about itself.</summary>
internal static class AudioProbe
{
    private const int LargestAnswer = 4 << 20; // bytes; of so many streams that nobody made them to be heard

    /// <exception cref="AudioException">It is not audio.</exception>
    public static async Task<EpisodeAudio> AskAsync(string path, CancellationToken cancellationToken)
    {
        var file = await AnalyseAsync(path, cancellationToken);
        var format = file.Format.FormatName;
        var hasVideo = file.Streams.Any(stream => stream.CodecType == "video" && stream.Disposition?.GetValueOrDefault("attached_pic") is not > 0);
        if (file.Streams.FirstOrDefault(stream => stream.CodecType == "audio") is not { } audio)
        {
            throw hasVideo ? AudioFailure.NoSound() : AudioFailure.NotAudio(null);
        }

        return audio is { CodecName: { Length: > 0 } codec, Channels: > 0 and var channels } && int.TryParse(audio.SampleRate, CultureInfo.InvariantCulture, out var sampleRate) && sampleRate > 0
            ? new(Longest(file.Format.Duration, audio.Duration), codec, format, sampleRate, channels, AudioFormats.ContentType(format, hasVideo))
            : throw AudioFailure.NotAudio(null);
    }

    private static async Task<FFProbeAnalysis> AnalyseAsync(string path, CancellationToken cancellationToken)
    {
        await using var ffprobe = FfmpegProcess.Probe(path);
        var answer = new byte[LargestAnswer];
        var length = await ffprobe.Output.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length == LargestAnswer)
        {
            throw AudioFailure.NotAudio("it has too many streams");
        }

        var (succeeded, lastError) = await ffprobe.FinishAsync(cancellationToken);
        return succeeded && Read(answer.AsSpan(0, length)) is { Streams: not null, Format.FormatName.Length: > 0 } file
            ? file
            : throw AudioFailure.NotAudio(lastError);
    }

    // What a file calls its codec or its streams can be any bytes.
    private static FFProbeAnalysis? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<FFProbeAnalysis>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan Longest(params string?[] seconds) => seconds.Max(text =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > 0 && value < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(value) : TimeSpan.Zero);
}
