using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Tests.Transcribe;

/// <summary>An engine that hears what the test tells it to, and keeps what it was asked.</summary>
internal sealed class FakeEngine(Func<AudioWindow, TranscribeParameters, HeardWindow> hear) : ITranscribeEngine
{
    public FakeEngine(Func<AudioWindow, HeardWindow> hear)
        : this((window, _) => hear(window))
    {
    }

    public List<IReadOnlyList<AudioWindow>> Batches { get; } = [];

    public List<TranscribeParameters> Asked { get; } = [];

    public IEnumerable<string?> Languages => Asked.Select(parameters => parameters.Language);

    /// <summary>What it says when it is asked for the language; null where it is not to be asked.</summary>
    public Func<IReadOnlyList<AudioWindow>, LanguageGuess>? Detect { get; init; }

    public bool DetectsLanguage => Detect is not null;

    public string Model => "fake";

    public int BatchSize => 4;

    public static HeardSegment Segment(TimeSpan start, TimeSpan end, string text) => new(start, end, text, new(-0.2, 0, 1.5, 0));

    public static HeardWindow Whole(AudioWindow window) => new("en", [Segment(window.Start, window.End, $"from {window.Start.TotalSeconds:F1}")], window.End);

    public IReadOnlyList<HeardWindow> Hear(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Batches.Add(windows);
        Asked.Add(parameters);
        return [.. windows.Select(window => hear(window, parameters))];
    }

    public LanguageGuess DetectLanguage(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken) => Detect!(windows);

    public void Dispose()
    {
    }
}
