using System.Collections.Concurrent;
using Podcasts.Core.Speakers;
using Podcasts.Core.Transcribe;

namespace Podcasts.Ops.Tests;

/// <summary>Stands where the networks that tell speakers apart are loaded; who speaks when is up to the test.</summary>
internal sealed class FakeSpeakers
{
    /// <summary>What each hearing was told of the number of speakers.</summary>
    public ConcurrentQueue<DiarizeParameters> Asked { get; } = new();

    /// <summary>Where networks were loaded to.</summary>
    public ConcurrentQueue<string?> Devices { get; } = new();

    /// <summary>How often they were unloaded.</summary>
    public int Unloaded { get; private set; }

    /// <summary>Which networks these are.</summary>
    public string Model { get; set; } = "fake";

    /// <summary>Who speaks when, as start and end in seconds and a number from 0.</summary>
    public IReadOnlyList<(double Start, double End, int Speaker)> Turns { get; set; } = [(0, 20, 0), (20, 40, 1), (40, 60, 0)];

    /// <summary>Voices that stand at right angles, by number; who has none was not heard alone for long enough.</summary>
    public IReadOnlyDictionary<int, int> Voices { get; set; } = new Dictionary<int, int> { [0] = 0, [1] = 1 };

    /// <summary>How long every voice was heard alone.</summary>
    public double Solo { get; set; } = 40;

    /// <summary>What happens before anything is heard: wait, throw, or nothing.</summary>
    public Action<CancellationToken> Before { get; set; } = _ => { };

    public IDiarizeEngine Load(string folder, string? device, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Devices.Enqueue(device);
        return new Engine(this);
    }

    /// <summary>Puts a folder in pyannote's layout into a models folder.</summary>
    public static void PutInto(string models)
    {
        Directory.CreateDirectory(Path.Combine(models, "speakers", "segmentation"));
        Directory.CreateDirectory(Path.Combine(models, "speakers", "embedding"));
    }

    /// <summary>A voice at right angles to all others.</summary>
    public static float[] Print(int direction)
    {
        var print = new float[8];
        print[direction] = 1;
        return print;
    }

    private sealed class Engine(FakeSpeakers speakers) : IDiarizeEngine
    {
        public string Model => speakers.Model;

        public async Task<DiarizedEpisode> DiarizeAsync(
            IAsyncEnumerable<AudioBlock> audio, DiarizeParameters parameters, IProgress<TimeSpan> heard, CancellationToken cancellationToken)
        {
            speakers.Asked.Enqueue(parameters);
            speakers.Before(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            var duration = TimeSpan.Zero;
            await foreach (var block in audio.WithCancellation(cancellationToken))
            {
                duration = block.Start + TimeSpan.FromSeconds(block.Samples.Length / 16_000d);
                heard.Report(duration);
            }

            var turns = speakers.Turns.Select(turn => new SpeakerTurn(TimeSpan.FromSeconds(turn.Start), TimeSpan.FromSeconds(turn.End), turn.Speaker)).ToList();
            var voices = speakers.Voices.Select(voice => new SpeakerVoice(voice.Key, Print(voice.Value), TimeSpan.FromSeconds(speakers.Solo), 0.9));
            return new DiarizedEpisode(Model, duration, turns, turns, [.. voices]);
        }

        public void Dispose() => speakers.Unloaded++;
    }
}
