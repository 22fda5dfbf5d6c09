namespace Podcasts.Core.Transcribe.Whisper;

/// <summary>The sizes of a Whisper model, as its file states them.</summary>
/// <param name="Vocabulary">Tokens, specials and timestamps included.</param>
/// <param name="AudioContext">Positions of the encoder, 20 ms each: 1500.</param>
/// <param name="AudioWidth">Width of the encoder.</param>
/// <param name="AudioHeads">Attention heads of the encoder.</param>
/// <param name="AudioLayers">Layers of the encoder.</param>
/// <param name="TextContext">Positions of the decoder: 448.</param>
/// <param name="TextWidth">Width of the decoder, the same as the encoder's.</param>
/// <param name="TextHeads">Attention heads of the decoder.</param>
/// <param name="TextLayers">Layers of the decoder.</param>
/// <param name="MelBins">80 or 128.</param>
public sealed record WhisperDimensions(
    int Vocabulary,
    int AudioContext,
    int AudioWidth,
    int AudioHeads,
    int AudioLayers,
    int TextContext,
    int TextWidth,
    int TextHeads,
    int TextLayers,
    int MelBins)
{
    /// <summary>Samples that fill the encoder: two frames of 10 ms for each position.</summary>
    public int Samples => AudioContext * 2 * 160;

    /// <summary>The first Distil models were not taught timestamps (whisper.md 5.1).</summary>
    public bool HasTimestamps => TextLayers != 2 || Vocabulary == 51866;

    /// <summary>Whether it was taught to translate: distilled models, turbo too, lost it with their decoder's layers (whisper.md 2.1).</summary>
    public bool CanTranslate => Vocabulary >= 51865 && TextLayers >= AudioLayers;

    /// <summary>What makes these sizes impossible, in words, or null.</summary>
    public string? Problem =>
        Vocabulary is < 51864 or > 51866 ? $"its vocabulary of {Vocabulary} tokens is not Whisper's (51864 to 51866)"
        : AudioContext is < 1 or > 1500 ? $"its encoder has {AudioContext} positions (1500 at most)"
        : TextContext is < 8 or > 448 ? $"its decoder has {TextContext} positions (8 to 448)"
        : AudioWidth != TextWidth ? $"its encoder is {AudioWidth} wide but its decoder {TextWidth}"
        : AudioWidth is < 8 or > 8192 ? $"its width is {AudioWidth}"
        : AudioHeads < 1 || TextHeads < 1 || AudioWidth % AudioHeads != 0 || TextWidth % TextHeads != 0 ? $"its {AudioHeads} and {TextHeads} attention heads do not divide its width of {AudioWidth}"
        : AudioLayers is < 1 or > 128 || TextLayers is < 1 or > 128 ? $"it has {AudioLayers} and {TextLayers} layers"
        : MelBins is < 1 or > 256 ? $"it hears {MelBins} mel bins"
        : null;
}
