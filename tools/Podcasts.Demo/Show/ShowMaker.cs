using System.Globalization;
using System.Text;
using Podcasts.Demo.Voices;
using Podcasts.Demo.Words;

namespace Podcasts.Demo.Show;

/// <summary>Writes the sample show: sound, texts, turns, word times, and the feed.</summary>
public sealed class ShowMaker(Grammar grammar)
{
    /// <summary>Writes everything below a folder.</summary>
    /// <param name="samples">The folder samples/ of the repository.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    public async Task WriteAsync(string samples, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(samples, "show");
        Directory.CreateDirectory(folder);
        await File.WriteAllLinesAsync(Path.Combine(samples, "vocabulary.txt"), grammar.Words, cancellationToken);
        await File.WriteAllLinesAsync(Path.Combine(samples, "voices.txt"), Voice.All.Select(voice => voice.Describe()), cancellationToken);
        var synthesiser = new Synthesiser();
        var published = new List<PublishedEpisode>();
        foreach (var episode in Episode.All(grammar))
        {
            var recording = Recording.Of(episode, synthesiser);
            var path = Path.Combine(folder, $"episode-{episode.Number}");
            await WriteSoundAsync(episode, recording, path + ".mp3", cancellationToken);
            await File.WriteAllLinesAsync(path + ".txt", episode.Lines.Select(l => l.Text), cancellationToken);
            await File.WriteAllLinesAsync(path + ".rttm", recording.Turns.Select(t => Rttm(episode, t)), cancellationToken);
            await File.WriteAllLinesAsync(path + ".words.tsv", recording.Words.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Start:f3}\t{w.End:f3}\t{w.Text}\t{w.Speaker}")).Prepend("start\tend\tword\tspeaker"), cancellationToken);
            published.Add(new PublishedEpisode(episode, TimeSpan.FromSeconds(recording.Duration), new FileInfo(path + ".mp3").Length));
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "feed.xml"), Feed.Of(published), cancellationToken);
    }

    /// <summary>Writes an episode's sound as an MP3 file.</summary>
    public static async Task WriteSoundAsync(Episode episode, Recording recording, string path, CancellationToken cancellationToken)
    {
        var raw = path + ".raw";
        await File.WriteAllBytesAsync(raw, System.Runtime.InteropServices.MemoryMarshal.AsBytes(recording.Samples.AsSpan()).ToArray(), cancellationToken);
        var tags = $"-metadata title=\"{episode.Title}\" -metadata album=\"{Feed.ShowTitle}\" -metadata track={episode.Number}";
        await Ffmpeg.RunAsync($"-f s16le -ar {Recording.SampleRate} -ac 1 -i {raw} -b:a 48k -fflags +bitexact -flags:a +bitexact {tags} {path}", cancellationToken);
        File.Delete(raw);
    }

    private static string Rttm(Episode episode, Turn turn) => string.Create(
        CultureInfo.InvariantCulture,
        $"SPEAKER episode-{episode.Number} 1 {turn.Start:f3} {turn.End - turn.Start:f3} <NA> <NA> {turn.Speaker} <NA> <NA>");
}
