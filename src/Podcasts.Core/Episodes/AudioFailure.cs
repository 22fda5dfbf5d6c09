using System.Text.RegularExpressions;

namespace Podcasts.Core.Episodes;

/// <summary>The sentences for all that can be wrong with a file of audio.</summary>
internal static partial class AudioFailure
{
    public static AudioException Missing(string path) => new($"{Path.GetFileName(path)} is not there any more. Download the episode again.");

    public static AudioException Empty() => new("The file is empty. The publisher's server sent nothing; try again later.");

    public static AudioException WebPage() => new(
        "The file is a web page, not audio. The publisher's link may have expired or want a login; open it in a browser to see.");

    public static AudioException NotAudio(string? because, Exception? inner = null) => new(
        $"The file is not audio in a format that is understood here{Because(because)}. Listen to the publisher's link in a browser; if it plays there, please report it.",
        inner);

    public static AudioException NoSound() => new("The file has pictures but no sound, so there is nothing to transcribe.");

    public static AudioException Broken(string? because) => new(
        $"The audio could not be decoded to its end{Because(because)}. Download the episode again.");

    public static AudioException TooLong(TimeSpan maximum) => new($"The audio is longer than the {maximum.TotalHours:0} hours that are allowed here.");

    public static AudioException Stuck(TimeSpan patience, Exception? inner = null) => new(
        $"ffmpeg gave no sound for {patience.TotalSeconds:0} seconds and was stopped. Download the episode again.",
        inner);

    public static AudioException NoFfmpeg(Exception inner) => new(
        "ffmpeg and ffprobe are needed to read audio and were not found. Install them (Debian, Ubuntu: sudo apt install ffmpeg) and try again.",
        inner);

    private static string Because(string? line) => string.IsNullOrWhiteSpace(line) ? "" : $" ({AddressOfDemuxer().Replace(line, "").Trim().TrimEnd('.')})";

    /// <summary>ffmpeg begins its lines with <c>[mp3 @ 0x55d0c8e3a2c0]</c>.</summary>
    [GeneratedRegex(@"\[[^\]]* @ 0x[0-9a-f]+\]\s*", RegexOptions.None, 10_000)]
    private static partial Regex AddressOfDemuxer();
}
