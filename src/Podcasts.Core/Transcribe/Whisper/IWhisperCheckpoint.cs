using Podcasts.Core.Models;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using Podcasts.Core.Transcribe.Whisper.Words;
using Podcasts.Core.Weights;

namespace Podcasts.Core.Transcribe.Whisper;

/// <summary>What a Whisper is made of, in whichever format it lies on disk. Weights are read when asked for; until it is disposed of the files stay open.</summary>
public interface IWhisperCheckpoint : IDisposable
{
    /// <summary>Of its file or folder, for messages.</summary>
    string Name { get; }

    WhisperDimensions Dimensions { get; }

    /// <summary>How most weights are stored, such as <c>f16</c> or <c>q5_0</c>.</summary>
    string Quantization { get; }

    /// <summary>Mel filters, [mel bins, 201], row by row.</summary>
    float[] Filters { get; }

    Vocabulary Vocabulary { get; }

    /// <summary>The heads of cross-attention that follow the audio, for word times; null where the format does not say.</summary>
    IReadOnlyList<AlignmentHead>? AlignmentHeads { get; }

    /// <summary>Every tensor that is there, under the names of <see cref="Network.WhisperTensors"/>; not checked for completeness.</summary>
    IReadOnlyList<WeightTensor> Weights { get; }

    /// <summary>Opens a model of whisper.cpp's format (a file) or of Hugging Face's (a folder), and reads everything but the weights.</summary>
    /// <exception cref="ModelFileException">It is missing, broken, or no Whisper model; the message says what to do.</exception>
    static IWhisperCheckpoint Open(string path) =>
        Directory.Exists(path) ? HuggingFace.HuggingFaceFolder.Open(path) : Ggml.GgmlFile.Open(path);
}
