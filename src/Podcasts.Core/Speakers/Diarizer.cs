using Podcasts.Core.Models;
using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Speakers.Files;
using Podcasts.Core.Speakers.Segmentation;
using Podcasts.Core.Speakers.Turns;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Speakers;

/// <summary>Finds who speaks when, as pyannote's pipelines do (diarization.md 1). Call it from one thread at a time.</summary>
public sealed class Diarizer : IDiarizeEngine
{
    private readonly ISpeakerNetworks _networks;
    private readonly ISpeakerClustering _clustering;
    private readonly TimeSpan _leastPause;

    internal Diarizer(string model, ISpeakerNetworks networks, ISpeakerClustering clustering, TimeSpan leastPause) =>
        (Model, _networks, _clustering, _leastPause) = (model, networks, clustering, leastPause);

    /// <summary>Names the weights; voices that different ones describe must not be compared.</summary>
    public string Model { get; }

    /// <summary>Loads a folder in the layout of pyannote's community-1 or 3.1.</summary>
    /// <exception cref="ModelFileException">A file is missing, broken, or of another network.</exception>
    /// <exception cref="TorchUnavailableException">Torch does not load, or has not the device asked for.</exception>
    public static Diarizer Load(string folder, TorchOptions options)
    {
        var files = SpeakerModelFolder.Open(folder);
        var (clustering, leastPause, model) = (files.OpenClustering(), files.Config.LeastPause, files.Fingerprint());
        return new(model, SpeakerNetworks.Load(folder, options), clustering, leastPause);
    }

    // Sound is read as the networks need it: as a whole, three hours of it would take 700 MB.
    public Task<DiarizedEpisode> DiarizeAsync(
        IAsyncEnumerable<AudioBlock> audio, DiarizeParameters parameters, IProgress<TimeSpan> heard, CancellationToken cancellationToken) =>
        Task.Run(() => Diarize(audio.ToBlockingEnumerable(cancellationToken).Select(block => block.Samples), parameters, new Heard(heard), cancellationToken), cancellationToken);

    /// <summary>Diarizes a recording.</summary>
    /// <param name="sound">16 kHz mono, -1 to 1, in pieces of any length; it is read once.</param>
    /// <param name="parameters">What is known of the number of speakers.</param>
    /// <param name="progress">Told of each stage; may be null.</param>
    /// <param name="cancellationToken">Stops between batches and merges.</param>
    public DiarizedEpisode Diarize(IEnumerable<ReadOnlyMemory<float>> sound, DiarizeParameters parameters, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        var samples = 0L;
        var windows = _networks.Hear(sound.Select(Count), progress, cancellationToken);
        var duration = TimeSpan.FromSeconds((double)samples / WindowGrid.SampleRate);
        var counts = SpeakerCount.Estimate(windows.Active, parameters.Most);
        var training = TrainingSet.Select(windows, parameters.Fewest);
        if (training.Vectors.Count == 0 || Array.TrueForAll(counts, count => count == 0))
        {
            return new(Model, duration, [], [], []);
        }

        var clusters = _clustering.Cluster(windows, training, parameters, cancellationToken);
        progress?.Report(new(SpeakerStage.Clustering, windows.Count));
        var turns = Turns(counts);
        var exclusive = Turns([.. counts.Select(count => Math.Min(count, (byte)1))]);
        var voices = VoicePrinter.Print(windows, clusters, turns);
        var numbers = turns.Select(turn => turn.Speaker).Distinct().Index().ToDictionary(speaker => speaker.Item, speaker => speaker.Index);
        return new(
            Model,
            duration,
            SpeakerTurns.Renumber(turns, numbers),
            SpeakerTurns.Renumber(exclusive, numbers),
            [.. voices.Where(voice => numbers.ContainsKey(voice.Speaker)).Select(voice => voice with { Speaker = numbers[voice.Speaker] }).OrderBy(voice => voice.Speaker)]);

        ReadOnlyMemory<float> Count(ReadOnlyMemory<float> piece)
        {
            samples += piece.Length;
            return piece;
        }

        IReadOnlyList<SpeakerTurn> Turns(byte[] speaking) =>
            SpeakerTurns.Of(Reconstruction.Reconstruct(windows, clusters, speaking), duration, _leastPause);
    }

    public void Dispose() => _networks.Dispose();

    private sealed class Heard(IProgress<TimeSpan> heard) : IProgress<StageProgress>
    {
        public void Report(StageProgress value)
        {
            if (value.Stage == SpeakerStage.Embedding)
            {
                heard.Report(TimeSpan.FromSeconds(value.Windows));
            }
        }
    }
}
