using System.Collections.Concurrent;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcripts;
using Podcasts.Ops.Gpu;

namespace Podcasts.Ops.Tests;

/// <summary>Stands where engines are loaded; what they hear is up to the test.</summary>
internal sealed class FakeEngines
{
    private int _hearing;

    /// <summary>Paths of the models that were loaded.</summary>
    public ConcurrentQueue<string> Loaded { get; } = new();

    /// <summary>Where they were loaded to.</summary>
    public ConcurrentQueue<string?> Devices { get; } = new();

    public ConcurrentQueue<AudioWindow> Heard { get; } = new();

    /// <summary>How each batch was to be heard.</summary>
    public ConcurrentQueue<TranscribeParameters> Asked { get; } = new();

    public ConcurrentBag<int> Threads { get; } = [];

    public int Unloaded { get; private set; }

    /// <summary>How many engines heard at the same time, at most.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>What happens before a window is heard: wait, throw, or nothing.</summary>
    public Action<AudioWindow, CancellationToken> Before { get; set; } = (_, _) => { };

    /// <summary>The words of a segment; evenly spoken unless the test says otherwise.</summary>
    public Func<HeardSegment, IReadOnlyList<TranscriptWord>> Words { get; set; } = Evenly;

    public ITranscribeEngine Load(EngineModel model, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Loaded.Enqueue(model.Model);
        Devices.Enqueue(model.Device);
        return new FakeEngine(this);
    }

    /// <summary>What is heard in a window, where the test says; otherwise one segment that names its start.</summary>
    public Func<AudioWindow, IReadOnlyList<HeardSegment>>? Says { get; set; }

    private static TranscriptWord[] Evenly(HeardSegment segment)
    {
        var texts = segment.Text.Split(' ');
        var length = (segment.End - segment.Start) / texts.Length;
        return [.. texts.Select((text, i) => new TranscriptWord(segment.Start + (i * length), segment.Start + ((i + 1) * length), text, 0.9))];
    }

    private sealed class FakeEngine(FakeEngines engines) : ITranscribeEngine
    {
        public string Model => "fake";

        public int BatchSize => 1;

        public IReadOnlyList<HeardWindow> Hear(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken)
        {
            engines.MostAtOnce = Math.Max(engines.MostAtOnce, Interlocked.Increment(ref engines._hearing));
            engines.Threads.Add(Environment.CurrentManagedThreadId);
            engines.Asked.Enqueue(parameters);
            try
            {
                return [.. windows.Select(window => Hear(window, cancellationToken))];
            }
            finally
            {
                Interlocked.Decrement(ref engines._hearing);
            }
        }

        public void Dispose() => engines.Unloaded++;

        private HeardWindow Hear(AudioWindow window, CancellationToken cancellationToken)
        {
            engines.Before(window, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            engines.Heard.Enqueue(window);
            if (engines.Says is { } says)
            {
                return new HeardWindow("en", says(window), window.End);
            }

            var segment = new HeardSegment(window.Start, window.End, $"Words from {window.Start.TotalSeconds:F1}.", new(-0.2, 0, 1.5, 0));
            return new HeardWindow("en", [segment with { Words = engines.Words(segment) }], window.End);
        }
    }
}
