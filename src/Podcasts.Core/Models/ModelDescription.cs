namespace Podcasts.Core.Models;

/// <summary>What a model says of itself.</summary>
/// <param name="IsMultilingual">False for models of English only.</param>
/// <param name="MelBins">80 or 128.</param>
/// <param name="AudioLayers">Layers of the encoder.</param>
/// <param name="TextLayers">Layers of the decoder.</param>
/// <param name="Width">Of encoder and decoder.</param>
/// <param name="Quantization">How most weights are stored: f32, f16, bf16, q4_0, q4_1, q5_0, q5_1 or q8_0.</param>
/// <param name="Parameters">Weights in all.</param>
public sealed record ModelDescription(bool IsMultilingual, int MelBins, int AudioLayers, int TextLayers, int Width, string Quantization, long Parameters)
{
    /// <summary>Whether it makes English of other languages. Turbo and distil models, whose decoder is a fraction of their encoder, were not trained to (whisper.md 1).</summary>
    public bool CanTranslate => IsMultilingual && 4 * TextLayers > AudioLayers;
}
