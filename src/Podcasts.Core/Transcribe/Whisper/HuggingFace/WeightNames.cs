namespace Podcasts.Core.Transcribe.Whisper.HuggingFace;

/// <summary>What Hugging Face calls Whisper's tensors (whisper.md 3.4).</summary>
internal static class WeightNames
{
    private const string Prefix = "model.";

    // The longer names come before those that they contain.
    private static readonly (string Theirs, string Ours)[] Parts =
    [
        (".embed_positions.weight", ".positional_embedding"),
        (".embed_tokens.", ".token_embedding."),
        (".layers.", ".blocks."),
        (".self_attn_layer_norm.", ".attn_ln."),
        (".encoder_attn_layer_norm.", ".cross_attn_ln."),
        (".final_layer_norm.", ".mlp_ln."),
        ("encoder.layer_norm.", "encoder.ln_post."),
        ("decoder.layer_norm.", "decoder.ln."),
        (".self_attn.", ".attn."),
        (".encoder_attn.", ".cross_attn."),
        (".q_proj.", ".query."),
        (".k_proj.", ".key."),
        (".v_proj.", ".value."),
        (".out_proj.", ".out."),
        (".fc1.", ".mlp.0."),
        (".fc2.", ".mlp.2."),
    ];

    /// <summary>Our name of a tensor, or null for the output weights, which are the token embedding once more.</summary>
    public static string? Ours(string theirs) => theirs == "proj_out.weight"
        ? null
        : Parts.Aggregate(theirs.StartsWith(Prefix, StringComparison.Ordinal) ? theirs[Prefix.Length..] : theirs, (name, part) => name.Replace(part.Theirs, part.Ours, StringComparison.Ordinal));
}
