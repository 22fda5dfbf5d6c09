using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Transcribe;

/// <summary>What the next window is prompted with where windows follow one another (whisper.md 5.6).</summary>
internal sealed class PreviousText
{
    // Text that had to be drawn at a higher temperature than this would lead the next window astray.
    private const double Trustworthy = 0.5;
    private const int Longest = 4000; // characters; no decoder reads as many

    private string _text;

    /// <summary>Starts with the prompt asked for and the segments from before the place where a transcription goes on.</summary>
    public PreviousText(TranscribeParameters parameters)
    {
        _text = parameters.Prompt?.Trim() ?? "";
        foreach (var segment in parameters.Before)
        {
            Add(segment.Text, segment.Confidence);
        }
    }

    /// <summary>Null where there is nothing to be told.</summary>
    public string? Prompt => _text.Length > 0 ? _text : null;

    /// <summary>Adds what was heard next.</summary>
    public void Add(string text, SegmentConfidence? confidence)
    {
        var all = $"{_text} {text}".TrimStart();
        _text = confidence?.Temperature > Trustworthy ? "" : all[Math.Max(0, all.Length - Longest)..];
    }
}
