namespace Podcasts.Core.Transcribe;

/// <summary>A loaded model on a device. One engine, one job at a time, from any thread.</summary>
/// <remarks>The seam behind which engines differ (a process edge: GPU, native library, remote server).</remarks>
public interface ITranscribeEngine : IDisposable
{
    /// <summary>The model's name as people know it, such as <c>base.en</c>.</summary>
    string Model { get; }

    /// <summary>How many windows at once make the best use of the device.</summary>
    int BatchSize { get; }

    /// <summary>Hears a batch of windows.</summary>
    /// <returns>One result for each window, in the same order.</returns>
    /// <exception cref="OperationCanceledException">Checked at every decoding step.</exception>
    IReadOnlyList<HeardWindow> Hear(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken);
}
