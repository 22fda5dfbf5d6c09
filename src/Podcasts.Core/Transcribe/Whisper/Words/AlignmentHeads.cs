namespace Podcasts.Core.Transcribe.Whisper.Words;

/// <summary>A head of the decoder's cross-attention, both counted from 0.</summary>
public readonly record struct AlignmentHead(int Layer, int Head);

/// <summary>The heads that listen to the word about to be written (whisper.md 7.1).</summary>
/// <remarks>GGML files do not name them, so the sizes of a model tell which of the published ones it is.</remarks>
public static class AlignmentHeads
{
    private const int English = 51864;
    private const int Multilingual = 51865;
    private const int Third = 51866;

    // By encoder layers, decoder layers, heads of a layer and vocabulary.
    private static readonly Dictionary<(int, int, int, int), AlignmentHead[]> Published = new()
    {
        [(3, 3, 3, English)] = Parse("1,0 2,0"), // the demo model (docs/demo-model.md)
        [(4, 4, 6, English)] = Parse("1,0 2,0 2,5 3,0 3,1 3,2 3,3 3,4"),
        [(4, 4, 6, Multilingual)] = Parse("2,2 3,0 3,2 3,3 3,4 3,5"),
        [(6, 6, 8, English)] = Parse("3,3 4,7 5,1 5,5 5,7"),
        [(6, 6, 8, Multilingual)] = Parse("3,1 4,2 4,3 4,7 5,1 5,2 5,4 5,6"),
        [(12, 12, 12, English)] = Parse("6,6 7,0 7,3 7,8 8,2 8,5 8,7 9,0 9,4 9,8 9,10 10,0 10,1 10,2 10,3 10,6 10,11 11,2 11,4"),
        [(12, 12, 12, Multilingual)] = Parse("5,3 5,9 8,0 8,4 8,7 8,8 9,0 9,7 9,9 10,5"),
        [(24, 24, 16, English)] = Parse("11,4 14,1 14,12 14,14 15,4 16,0 16,4 16,9 17,12 17,14 18,7 18,10 18,15 20,0 20,3 20,9 20,14 21,12"),
        [(24, 24, 16, Multilingual)] = Parse("13,15 15,4 15,15 16,1 20,0 23,4"),
        [(32, 32, 20, Multilingual)] = Parse(
            "10,12 13,17 16,11 16,12 16,13 17,15 17,16 18,4 18,11 18,19 19,11 21,2 21,3 22,3 22,9 22,12 23,5 23,7 23,13 25,5 26,1 26,12 27,15"),
        [(32, 32, 20, Third)] = Parse("7,0 10,17 12,18 13,12 16,1 17,14 19,11 21,4 24,1 25,6"),
        [(32, 4, 20, Third)] = Parse("2,4 2,11 3,3 3,6 3,11 3,14"),
    };

    // The first and the second large model have the same sizes.
    private static readonly AlignmentHead[] FirstLarge = Parse("9,19 11,2 11,4 11,17 22,7 22,11 22,17 23,2 23,15");

    /// <summary>The heads of a model.</summary>
    /// <param name="dimensions">Tell the published models apart.</param>
    /// <param name="modelName">Tells <c>large-v1</c> from <c>large-v2</c>.</param>
    /// <param name="stated">
    /// What the model itself states, as <c>generation_config.json</c> does, or null. Heads that it does not have are dropped,
    /// for distilled models inherited their teachers' lists.
    /// </param>
    /// <returns>At least one; of a model that nobody has published, all heads of the last half of the layers, as OpenAI's code has it.</returns>
    public static IReadOnlyList<AlignmentHead> For(WhisperDimensions dimensions, string modelName, IReadOnlyList<AlignmentHead>? stated = null)
    {
        AlignmentHead[] present = [.. (stated ?? []).Where(head => head.Layer < dimensions.TextLayers && head.Head < dimensions.TextHeads).Distinct()];
        if (present.Length > 0)
        {
            return present;
        }

        var sizes = (dimensions.AudioLayers, dimensions.TextLayers, dimensions.TextHeads, dimensions.Vocabulary);
        return sizes == (32, 32, 20, Multilingual) && modelName.Contains("large-v1", StringComparison.OrdinalIgnoreCase) ? FirstLarge
            : Published.GetValueOrDefault(sizes) ?? LastHalf(dimensions);
    }

    private static AlignmentHead[] LastHalf(WhisperDimensions dimensions) =>
    [
        .. from layer in Enumerable.Range(0, dimensions.TextLayers).Skip(dimensions.TextLayers / 2)
           from head in Enumerable.Range(0, dimensions.TextHeads)
           select new AlignmentHead(layer, head),
    ];

    private static AlignmentHead[] Parse(string heads) =>
        [.. heads.Split(' ').Select(pair => pair.Split(',').Select(int.Parse).ToArray()).Select(pair => new AlignmentHead(pair[0], pair[1]))];
}
