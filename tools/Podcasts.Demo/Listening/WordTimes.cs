using System.Globalization;
using Podcasts.Core.Episodes;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcripts;
using Podcasts.Demo.Show;
using Podcasts.Demo.Words;

namespace Podcasts.Demo.Listening;

/// <summary>How far the word times of the app's own pipeline are from the true ones.</summary>
public sealed class WordTimes : IDisposable
{
    private readonly EpisodeAudioReader _reader = new(TimeProvider.System);
    private readonly WhisperTorchEngine _engine;

    /// <summary>Loads the model.</summary>
    /// <param name="model">A model file.</param>
    /// <param name="cancellationToken">Stops loading.</param>
    public WordTimes(string model, CancellationToken cancellationToken) => _engine = WhisperTorchEngine.Load(model, new TorchOptions(), cancellationToken);

    /// <summary>Hears the episodes of the show and prints a line for each.</summary>
    /// <param name="show">The folder samples/show.</param>
    /// <param name="cancellationToken">Stops between decoding steps.</param>
    /// <returns>The mean error of word starts in seconds, over the words that were heard right.</returns>
    public async Task<double> MeasureAsync(string show, CancellationToken cancellationToken)
    {
        var all = new List<double>();
        foreach (var truth in Directory.EnumerateFiles(show, "*.words.tsv").Order(StringComparer.Ordinal))
        {
            var said = (await File.ReadAllLinesAsync(truth, cancellationToken)).Skip(1).Select(Read).ToArray();
            var heard = await HearAsync(truth.Replace(".words.tsv", ".mp3", StringComparison.Ordinal), cancellationToken);
            var pairs = WordPairs.Match([.. said.Select(word => Plain(word.Text))], [.. heard.Select(word => Plain(word.Text))]);
            var errors = pairs.Select(pair => heard[pair.Heard].Start.TotalSeconds - said[pair.Said].Start).ToArray();
            all.AddRange(errors);
            Print(Path.GetFileName(truth).Replace(".words.tsv", string.Empty, StringComparison.Ordinal), errors, said.Length);
        }

        Print("all episodes", all, all.Count);
        return all.Average(Math.Abs);
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();

    private static void Print(string name, IReadOnlyCollection<double> errors, int said)
    {
        var sizes = errors.Select(Math.Abs).Order().ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: mean {1000 * sizes.Average():f0} ms, median {1000 * sizes[sizes.Length / 2]:f0} ms, 95 % within {1000 * sizes[sizes.Length * 95 / 100]:f0} ms, bias {1000 * errors.Average():f0} ms ({sizes.Length} of {said} words)"));
    }

    private async Task<List<TranscriptWord>> HearAsync(string path, CancellationToken cancellationToken)
    {
        var words = new List<TranscriptWord>();
        var audio = _reader.ReadAsync(path, TimeSpan.Zero, cancellationToken);
        await foreach (var batch in new Transcriber(_engine).TranscribeAsync(audio, new TranscribeParameters(), cancellationToken))
        {
            words.AddRange(batch.Segments.SelectMany(segment => segment.Words));
        }

        return words;
    }

    private static SpokenWord Read(string line) =>
        line.Split('\t') is [var start, var end, var text, var speaker]
            ? new(double.Parse(start, CultureInfo.InvariantCulture), double.Parse(end, CultureInfo.InvariantCulture), text, speaker)
            : throw new FormatException($"\"{line}\" is not start, end, word and speaker.");

    private static string Plain(string word) => string.Concat(Vocabulary.Words(word));
}
