using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Tests.Transcribe;

/// <summary>An engine that hears what the test tells it to, and keeps what it was asked.</summary>
internal sealed class FakeEngine(Func<AudioWindow, HeardWindow> hear) : ITranscribeEngine
{
    public List<IReadOnlyList<AudioWindow>> Batches { get; } = [];

    public List<string?> Languages { get; } = [];

    public string Model => "fake";

    public int BatchSize => 4;

    public static HeardSegment Segment(TimeSpan start, TimeSpan end, string text) => new(start, end, text, new(-0.2, 0, 1.5, 0));

    public static HeardWindow Whole(AudioWindow window) => new("en", [Segment(window.Start, window.End, $"from {window.Start.TotalSeconds:F1}")], window.End);

    public IReadOnlyList<HeardWindow> Hear(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Batches.Add(windows);
        Languages.Add(parameters.Language);
        return [.. windows.Select(hear)];
    }

    public void Dispose()
    {
    }
}
