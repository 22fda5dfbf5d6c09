using System.Globalization;
using Podcasts.Core.Episodes;
using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Scoring;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcripts;
using Podcasts.Demo.Speakers;
using Podcasts.Demo.Training;
using Podcasts.Demo.Voices;
using Podcasts.Demo.Words;

namespace Podcasts.Demo.Listening;

/// <summary>How well the app's own pipeline tells speakers apart: no collar, and overlap is scored.</summary>
public sealed class DiarizationError : IDisposable
{
    private const double Seconds = 75;
    private readonly EpisodeAudioReader _reader = new(TimeProvider.System);
    private readonly Diarizer _diarizer;

    /// <summary>Loads the networks.</summary>
    /// <param name="models">A folder such as samples/models/speakers.</param>
    public DiarizationError(string models) => _diarizer = Diarizer.Load(models, new TorchOptions());

    /// <summary>Hears conversations of two to four listed voices, in sentences that no training had, and prints a line for each and for all.</summary>
    /// <param name="bank">The held-out sentences.</param>
    /// <param name="count">How many conversations.</param>
    /// <param name="seed">Gives other conversations.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>The error rate over all, and the share of conversations with the right number of speakers.</returns>
    public (double Rate, double RightCount) MeasureConversations(IEnumerable<BankedUtterance> bank, int count, int seed, CancellationToken cancellationToken)
    {
        var (mixer, random) = (new ConversationMixer(bank), new Random(seed));
        var (all, right) = (default(DiarizationErrors), 0);
        for (var number = 0; number < count; number++)
        {
            var speakers = 2 + (number % 3);
            var conversation = mixer.Converse(speakers, Seconds, random);
            var sound = conversation.Sound(0, conversation.All.Max(said => said.End) + 0.5);
            WindowMixer.AddNoise(sound, 0.1 * Math.Pow(10, -(20 + (random.NextDouble() * 40)) / 20), random);
            SpeakerTurn[] truth = [.. conversation.Turns().Select(turn => new SpeakerTurn(TimeSpan.FromSeconds(turn.Start), TimeSpan.FromSeconds(turn.End), turn.Voice))];

            var heard = _diarizer.Diarize([sound], DiarizeParameters.Default, null, cancellationToken);

            var errors = DiarizationScore.Of(truth, heard.Turns, ScoringRules.Strict).Errors;
            var (said, found) = (Speakers(truth), Speakers(heard.Turns));
            all += errors;
            right += said == found ? 1 : 0;
            Console.WriteLine($"conversation {number + 1}: {Text(errors)}; {said} speakers, {found} found");
        }

        Console.WriteLine($"all conversations: {Text(all)}; {right} of {count} with the right number of speakers");
        return (all.Rate, (double)right / count);
    }

    /// <summary>Hears the sample show, who and what, and prints a line for each episode and for all.</summary>
    /// <param name="model">The model that recognises words.</param>
    /// <param name="show">The folder samples/show.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>The share of words with the right speaker, of those that were recognised.</returns>
    public async Task<double> MeasureShowAsync(string model, string show, CancellationToken cancellationToken)
    {
        using var engine = WhisperTorchEngine.Load(model, new TorchOptions(), cancellationToken);
        var (errors, words) = (default(DiarizationErrors), default(WordSpeakerAccuracy));
        foreach (var truth in Directory.EnumerateFiles(show, "*.rttm").Order(StringComparer.Ordinal))
        {
            var sound = Path.ChangeExtension(truth, ".mp3");
            var episode = await _diarizer.DiarizeAsync(_reader.ReadAsync(sound, TimeSpan.Zero, cancellationToken), DiarizeParameters.Default, new Progress<TimeSpan>(), cancellationToken);
            var segments = new List<TranscriptSegment>();
            await foreach (var batch in new Transcriber(engine).TranscribeAsync(_reader.ReadAsync(sound, TimeSpan.Zero, cancellationToken), new TranscribeParameters(), cancellationToken))
            {
                segments.AddRange(batch.Segments);
            }

            var own = DiarizationScore.Of(Rttm.Read(await File.ReadAllLinesAsync(truth, cancellationToken)), episode.Turns, ScoringRules.Strict).Errors;
            var accuracy = Accuracy(await File.ReadAllLinesAsync(Path.ChangeExtension(truth, ".words.tsv"), cancellationToken), SpeakerWords.Assign(segments, episode));
            (errors, words) = (errors + own, words + accuracy);
            Console.WriteLine($"{Path.GetFileNameWithoutExtension(truth)}: {Text(own)}; {Text(accuracy)}");
        }

        Console.WriteLine($"the show: {Text(errors)}; {Text(words)}");
        return words.Share;
    }

    /// <inheritdoc/>
    public void Dispose() => _diarizer.Dispose();

    // Words that were not recognised have no speaker to be judged.
    private static WordSpeakerAccuracy Accuracy(string[] truth, IReadOnlyList<TranscriptSegment> segments)
    {
        var said = truth.Skip(1).Select(line => line.Split('\t')).ToArray();
        var heard = segments.SelectMany(segment => segment.Words).ToArray();
        var pairs = WordPairs.Match([.. said.Select(word => Plain(word[2]))], [.. heard.Select(word => Plain(word.Text))]);
        return WordSpeakerAccuracy.Of([.. pairs.Select(pair => (said[pair.Said][3], heard[pair.Heard].Speaker))]);
    }

    private static string Plain(string word) => string.Concat(Vocabulary.Words(word));

    private static int Speakers(IEnumerable<SpeakerTurn> turns) => turns.Select(turn => turn.Speaker).Distinct().Count();

    private static string Text(WordSpeakerAccuracy words) => string.Create(CultureInfo.InvariantCulture, $"{100 * words.Share:f1} % of {words.Total} words have the right speaker");

    private static string Text(DiarizationErrors errors) => string.Create(
        CultureInfo.InvariantCulture,
        $"DER {100 * errors.Rate:f1} % (missed {100 * (errors.Miss / errors.Total):f1}, invented {100 * (errors.FalseAlarm / errors.Total):f1}, confused {100 * (errors.Confusion / errors.Total):f1})");
}
