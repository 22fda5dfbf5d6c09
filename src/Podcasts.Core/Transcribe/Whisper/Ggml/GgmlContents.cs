using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Transcribe.Whisper.Ggml;

/// <summary>What a model file states before its weights, and where they are.</summary>
internal sealed record GgmlContents(WhisperDimensions Dimensions, int FileType, float[] Filters, Vocabulary Vocabulary, IReadOnlyList<GgmlTensor> Tensors);
