using Podcasts.Core.Transcribe.Whisper.Tokens;
using Podcasts.Core.Transcribe.Whisper.Words;
using Podcasts.Core.Transcripts;
using Whisper.net;

namespace Podcasts.Core.Transcribe.WhisperNet;

/// <summary>Whisper.net's segments as ours, with words made of tokens (whisper.md 7.3) and times from the start of the episode.</summary>
internal sealed class SegmentReader(Vocabulary vocabulary, SpecialTokens special)
{
    public HeardSegment Read(SegmentData segment, AudioWindow window, SegmentConfidence confidence, bool wordTimes) =>
        new(Within(window, segment.Start), Within(window, segment.End), segment.Text.Trim(), confidence) { Words = wordTimes ? Words(segment, window) : [] };

    private IReadOnlyList<TranscriptWord> Words(SegmentData segment, AudioWindow window)
    {
        // A token's own text is spoilt where a character spans two tokens; the ids are not.
        var tokens = segment.Tokens.Where(token => special.IsText(token.Id)).ToArray();
        var texts = TokenTexts.Of([.. tokens.Select(token => token.Id)], vocabulary);
        var timed = WordSplitter.Split(texts, segment.Language).Select(word => Timed(word.Text, tokens[word.Tokens]));
        return [.. WordPunctuation.Join([.. timed]).Where(word => !string.IsNullOrWhiteSpace(word.Text)).Select(word => Absolute(word, window))];
    }

    // Token times are hundredths of a second from the start of the window.
    private static TimedWord Timed(string text, WhisperToken[] tokens) =>
        new(text, tokens[0].Start / 100.0, Math.Max(tokens[0].Start, tokens[^1].End) / 100.0, Math.Clamp(tokens.Average(token => token.Probability), 0, 1));

    private static TranscriptWord Absolute(TimedWord word, AudioWindow window) =>
        new(Within(window, TimeSpan.FromSeconds(word.Start)), Within(window, TimeSpan.FromSeconds(word.End)), word.Text, word.Probability);

    private static TimeSpan Within(AudioWindow window, TimeSpan time) =>
        window.Start + (time < TimeSpan.Zero ? TimeSpan.Zero : time < window.Duration ? time : window.Duration);
}
