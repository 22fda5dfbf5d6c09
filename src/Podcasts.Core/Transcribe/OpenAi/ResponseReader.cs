using Microsoft.Extensions.AI;
using Podcasts.Core.Transcribe.Whisper.Decoding;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Transcribe.OpenAi;

/// <summary>A client's answer as what was heard in a window, with times from the start of the episode.</summary>
internal static class ResponseReader
{
    /// <summary>Reads an answer. A client that tells text only gives one segment, as long as the window.</summary>
    public static HeardWindow Read(SpeechToTextResponse response, AudioWindow window, TranscribeParameters parameters)
    {
        var told = response.RawRepresentation as VerboseTranscription ?? new(response.Text, null, null, null);
        var segments = told.Segments is { Count: > 0 } several ? several : [new(0, window.Duration.TotalSeconds, told.Text, null, null, null, null, told.Words)];
        var language = parameters.Language ?? LanguageNames.Code(told.Language) ?? parameters.LanguageHint ?? "en";
        return new HeardWindow(language, [.. Segments(segments, told.Words ?? [], window, parameters)], window.End);
    }

    private static IEnumerable<HeardSegment> Segments(
        IReadOnlyList<VerboseSegment> segments, IReadOnlyList<VerboseWord> words, AudioWindow window, TranscribeParameters parameters)
    {
        var next = 0;
        foreach (var (index, segment) in segments.Index())
        {
            // A word belongs to the segment that its middle lies in, and those that are left over to the last one.
            var first = next;
            while (next < words.Count && (index == segments.Count - 1 || (words[next].Start + words[next].End) / 2 < segment.End))
            {
                next++;
            }

            if (segment.Text?.Trim() is { Length: > 0 } text)
            {
                var start = Within(window, segment.Start);
                var confidence = new SegmentConfidence(
                    segment.AvgLogprob ?? 0, Math.Clamp(segment.NoSpeechProb ?? 0, 0, 1), segment.CompressionRatio ?? CompressionRatio.Of(text), segment.Temperature ?? 0);
                var own = segment.Words ?? [.. words.Skip(first).Take(next - first)];
                yield return new HeardSegment(start, Later(start, Within(window, segment.End)), text, confidence)
                {
                    Words = parameters.WordTimes ? Words(own, text, confidence, window) : [],
                };
            }
        }
    }

    // Servers give words without their punctuation; where the text has as many words, they are taken from there.
    private static IReadOnlyList<TranscriptWord> Words(IReadOnlyList<VerboseWord> words, string text, SegmentConfidence confidence, AudioWindow window)
    {
        var spoken = Whole(words.Where(word => !string.IsNullOrWhiteSpace(word.Word)));
        var spelled = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return [.. spoken.Select((word, i) => Word(word, spelled.Length == spoken.Count ? spelled[i] : word.Word!, confidence, window))];
    }

    // whisper.cpp's server gives pieces of words, of which the first has a space before it, and punctuation by itself.
    private static List<VerboseWord> Whole(IEnumerable<VerboseWord> pieces)
    {
        var whole = new List<VerboseWord>();
        var spaced = pieces.Skip(1).Any(piece => piece.Word!.StartsWith(' '));
        foreach (var piece in pieces)
        {
            if (whole.Count > 0 && (!piece.Word!.Any(char.IsLetterOrDigit) || (spaced && !piece.Word!.StartsWith(' '))))
            {
                whole[^1] = whole[^1] with { Word = whole[^1].Word + piece.Word, End = piece.End };
            }
            else
            {
                whole.Add(piece);
            }
        }

        return whole;
    }

    private static TranscriptWord Word(VerboseWord word, string text, SegmentConfidence confidence, AudioWindow window)
    {
        var start = Within(window, word.Start);
        return new(start, Later(start, Within(window, word.End)), text, Math.Clamp(word.Probability ?? Math.Exp(confidence.MeanLogProbability), 0, 1));
    }

    private static TimeSpan Within(AudioWindow window, double seconds) =>
        window.Start + TimeSpan.FromSeconds(Math.Clamp(seconds, 0, window.Duration.TotalSeconds));

    private static TimeSpan Later(TimeSpan start, TimeSpan end) => end > start ? end : start;
}
