using Podcasts.Core.Transcribe.Whisper.Decoding;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using Podcasts.Core.Transcripts;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Words;

/// <summary>Gives what was heard its words and their times.</summary>
/// <param name="aligner">Says when each token is said.</param>
/// <param name="vocabulary">Of the model.</param>
/// <param name="special">Of the model.</param>
internal sealed class WordTimes(TokenAligner aligner, Vocabulary vocabulary, SpecialTokens special)
{
    private const int PositionSamples = 320; // 20 ms

    /// <summary>Adds words to the segments of a batch; a segment's own times become those of its first and last word.</summary>
    /// <param name="encoded">[windows, audio positions, d].</param>
    /// <param name="prompt">What the decoder was told before each text.</param>
    /// <param name="windows">The sound.</param>
    /// <param name="decoded">The tokens of each window.</param>
    /// <param name="heard">The segments made of them.</param>
    /// <param name="cancellationToken">Looked at before each window.</param>
    public IReadOnlyList<HeardWindow> Add(
        torch.Tensor encoded,
        int[] prompt,
        IReadOnlyList<AudioWindow> windows,
        IReadOnlyList<DecodedWindow> decoded,
        IReadOnlyList<HeardWindow> heard,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<int>[] tokens = [.. heard.Zip(decoded, (window, result) => window.Segments.Count > 0 ? result.Tokens : [])];
        int[] positions = [.. windows.Select(window => (int)Math.Clamp((window.Samples.Length + PositionSamples - 1) / PositionSamples, 1, encoded.size(1)))];
        var times = aligner.Align(encoded, prompt, tokens, positions, cancellationToken);
        return [.. heard.Select((window, i) => window.Segments.Count > 0 ? WithWords(window, windows[i], tokens[i], times[i]) : window)];
    }

    private HeardWindow WithWords(HeardWindow heard, AudioWindow window, IReadOnlyList<int> tokens, IReadOnlyList<TokenTime> times)
    {
        var split = WindowSegments.Split(tokens, vocabulary, special);
        var texts = TokenTexts.Of([.. tokens.Where(special.IsText)], vocabulary);
        var words = SegmentWords.Of(split, texts, times, heard.Language, [.. Pause.Of(window)], window.Duration.TotalSeconds);
        return heard with { Segments = [.. heard.Segments.Zip(words, (segment, own) => WithWords(segment, [.. own.Select(word => Absolute(word, window))]))] };
    }

    private static HeardSegment WithWords(HeardSegment segment, IReadOnlyList<TranscriptWord> words) =>
        segment with { Start = words[0].Start, End = words[^1].End, Words = words };

    private static TranscriptWord Absolute(TimedWord word, AudioWindow window) =>
        new(window.Start + TimeSpan.FromSeconds(word.Start), window.Start + TimeSpan.FromSeconds(word.End), word.Text, word.Probability);
}
