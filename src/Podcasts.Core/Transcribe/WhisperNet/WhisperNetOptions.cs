using System.ComponentModel.DataAnnotations;

namespace Podcasts.Core.Transcribe.WhisperNet;

/// <summary>How the Whisper.net engine runs, in builds that have it.</summary>
public sealed class WhisperNetOptions
{
    public const string Section = "WhisperNet";

    /// <summary>A folder that holds <c>runtimes/linux-x64/libwhisper.so</c>, to use instead of the package's own libraries; null for those.</summary>
    public string? LibraryPath { get; init; }

    /// <summary>Whether a GPU is used where Whisper.net finds one.</summary>
    public bool Gpu { get; init; } = true;

    /// <summary>Threads on the CPU; 0 takes all cores.</summary>
    [Range(0, 1024)]
    public int Threads { get; init; }
}
