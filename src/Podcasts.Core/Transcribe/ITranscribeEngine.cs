namespace Podcasts.Core.Transcribe;

/// <summary>A loaded model on a device. One engine, one job at a time, from any thread.</summary>
/// <remarks>The seam behind which engines differ (a process edge: GPU, native library, remote server).</remarks>
public interface ITranscribeEngine : IDisposable
{
    /// <summary>The model's name as people know it, such as <c>base.en</c>.</summary>
    string Model { get; }

    /// <summary>How many windows at once make the best use of the device.</summary>
    int BatchSize { get; }

    /// <summary>Whether <see cref="DetectLanguage"/> may be asked; an engine that may not says with every window what language it took it for.</summary>
    bool DetectsLanguage => false;

    /// <summary>Tells the language of speech without transcribing it.</summary>
    /// <param name="windows">Of speech; they count equally.</param>
    /// <param name="parameters">With the language that the feed declares, if it does.</param>
    /// <param name="cancellationToken">Looked at between windows.</param>
    /// <exception cref="NotSupportedException"><see cref="DetectsLanguage"/> is false.</exception>
    LanguageGuess DetectLanguage(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{Model} does not tell languages in advance.");

    /// <summary>Hears a batch of windows.</summary>
    /// <returns>One result for each window, in the same order.</returns>
    /// <exception cref="OperationCanceledException">Checked at every decoding step.</exception>
    IReadOnlyList<HeardWindow> Hear(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken);
}
