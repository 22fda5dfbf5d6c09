using Podcasts.Core.Episodes;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Demo.Show;
using Podcasts.Demo.Training;
using Podcasts.Demo.Voices;
using Podcasts.Demo.Words;
using Episode = Podcasts.Demo.Show.Episode;

namespace Podcasts.Demo.Listening;

/// <summary>Word error rates of the app's own pipeline, on sentences that the model never heard.</summary>
public sealed class ErrorRate : IDisposable
{
    private const int SilentSeconds = 60;
    private readonly EpisodeAudioReader _reader = new(TimeProvider.System);
    private readonly WhisperTorchEngine _engine;
    private readonly string _folder;

    /// <summary>Loads the model.</summary>
    /// <param name="model">A model file.</param>
    /// <param name="folder">Where fresh sound may lie for a while.</param>
    /// <param name="cancellationToken">Stops loading.</param>
    public ErrorRate(string model, string folder, CancellationToken cancellationToken)
    {
        _folder = folder;
        _engine = WhisperTorchEngine.Load(model, new TorchOptions(), cancellationToken);
    }

    /// <summary>Hears the episodes of the show, then freshly spoken ones, then silence; prints a line for each.</summary>
    /// <param name="show">The folder samples/show.</param>
    /// <param name="seed">Gives other fresh episodes.</param>
    /// <param name="cancellationToken">Stops between decoding steps.</param>
    /// <returns>The error rate over all episodes, from 0.</returns>
    public async Task<double> MeasureAsync(string show, int seed, CancellationToken cancellationToken)
    {
        var grammar = Grammar.Load();
        var (wrong, words) = (0, 0);
        foreach (var episode in Episode.All(grammar))
        {
            await CountAsync($"sample episode {episode.Number}", Path.Combine(show, $"episode-{episode.Number}.mp3"), episode);
        }

        var synthesiser = new Synthesiser();
        var trained = Corpus.Training(grammar).ToHashSet();
        for (var number = 1; number <= 3; number++)
        {
            var episode = Episode.Fresh(grammar, (seed * 10) + number, trained);
            var path = Path.Combine(_folder, $"fresh-{number}.mp3");
            await ShowMaker.WriteSoundAsync(episode, Recording.Of(episode, synthesiser), path, cancellationToken);
            await CountAsync($"fresh episode {number}", path, episode);
            File.Delete(path);
        }

        var silence = Path.Combine(_folder, "silence.mp3");
        await Ffmpeg.RunAsync($"-f lavfi -i anoisesrc=d={SilentSeconds}:c=pink:a=0.001 -ar 24000 -b:a 48k {silence}", cancellationToken);
        Console.WriteLine($"{SilentSeconds} s of faint noise: {(await HearAsync(silence, cancellationToken)).Length} words");
        File.Delete(silence);
        Console.WriteLine($"all episodes: {100.0 * wrong / words:f2} % of {words} words");
        return (double)wrong / words;

        async Task CountAsync(string name, string path, Episode episode)
        {
            var said = episode.Lines.SelectMany(l => Vocabulary.Words(l.Text)).ToArray();
            var heard = await HearAsync(path, cancellationToken);
            var errors = WordErrors.Count(said, heard);
            (wrong, words) = (wrong + errors, words + said.Length);
            Console.WriteLine($"{name}, {string.Join(", ", episode.Cast)}: {100.0 * errors / said.Length:f2} % ({errors} of {said.Length} words)");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();

    private async Task<string[]> HearAsync(string path, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        var audio = _reader.ReadAsync(path, TimeSpan.Zero, cancellationToken);
        await foreach (var batch in new Transcriber(_engine).TranscribeAsync(audio, new TranscribeParameters(), cancellationToken))
        {
            texts.AddRange(batch.Segments.Select(s => s.Text));
        }

        return Vocabulary.Words(string.Join(' ', texts));
    }
}
