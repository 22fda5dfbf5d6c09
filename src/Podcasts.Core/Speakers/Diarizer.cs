using Podcasts.Core.Models;
using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Speakers.Files;
using Podcasts.Core.Speakers.Segmentation;
using Podcasts.Core.Speakers.Turns;
using Podcasts.Core.Speakers.VoicePrints;
using Podcasts.Core.Torch;

namespace Podcasts.Core.Speakers;

/// <summary>Finds who speaks when, as pyannote's pipelines do (diarization.md 1). Call it from one thread at a time.</summary>
public sealed class Diarizer : IDisposable
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

    /// <summary>Diarizes a recording.</summary>
    /// <param name="sound">16 kHz mono, -1 to 1.</param>
    /// <param name="parameters">What is known of the number of speakers.</param>
    /// <param name="progress">Told of each stage; may be null.</param>
    /// <param name="cancellationToken">Stops between batches and merges.</param>
    public DiarizedEpisode Diarize(ReadOnlyMemory<float> sound, DiarizeParameters parameters, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        var windows = _networks.Hear(sound, progress, cancellationToken);
        var counts = SpeakerCount.Estimate(windows.Active, parameters.Most);
        var training = TrainingSet.Select(windows, parameters.Fewest);
        if (training.Vectors.Count == 0 || Array.TrueForAll(counts, count => count == 0))
        {
            return new(Model, parameters, [], [], []);
        }

        progress?.Report(new("clustering", 0, 1));
        var clusters = _clustering.Cluster(windows, training, parameters, cancellationToken);
        progress?.Report(new("clustering", 1, 1));
        var turns = Turns(counts);
        var prints = VoicePrinter.Print(Model, windows, clusters, turns);
        var speakers = turns.Select(turn => turn.Speaker).Distinct().ToArray();
        var numbers = speakers.Index().ToDictionary(speaker => speaker.Item, speaker => speaker.Index);
        return new(
            Model,
            parameters,
            [.. speakers.Select(speaker => new DiarizedSpeaker(Talk(turns, speaker), clusters.Centroids[speaker], prints[speaker]))],
            SpeakerTurns.Renumber(turns, numbers),
            SpeakerTurns.Renumber(Turns([.. counts.Select(count => Math.Min(count, (byte)1))]), numbers));

        IReadOnlyList<SpeakerTurn> Turns(byte[] speaking) =>
            SpeakerTurns.Of(Reconstruction.Reconstruct(windows, clusters, speaking), TimeSpan.FromSeconds((double)sound.Length / WindowGrid.SampleRate), _leastPause);
    }

    public void Dispose() => _networks.Dispose();

    private static TimeSpan Talk(IReadOnlyList<SpeakerTurn> turns, int speaker) =>
        TimeSpan.FromTicks(turns.Where(turn => turn.Speaker == speaker).Sum(turn => turn.Duration.Ticks));
}
