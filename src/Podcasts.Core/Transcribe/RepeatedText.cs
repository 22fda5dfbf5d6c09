namespace Podcasts.Core.Transcribe;

/// <summary>Counts how often the same words come up one segment after the other, across windows (whisper.md 5.7, item 5).</summary>
internal sealed record RepeatedText
{
    private const int Suspicious = 3;

    private string _last = "";
    private int _times;

    /// <summary>Whether some text came up for the third time in a row, or more.</summary>
    public bool IsSuspicious { get; private init; }

    /// <summary>Goes on with what was heard next.</summary>
    public RepeatedText After(IEnumerable<string> texts)
    {
        var (last, times, suspicious) = (_last, _times, false);
        foreach (var text in texts.Select(PlainText.Of).Where(text => text.Length > 0))
        {
            (last, times) = (text, text == last ? times + 1 : 1);
            suspicious |= times >= Suspicious;
        }

        return new() { _last = last, _times = times, IsSuspicious = suspicious };
    }
}
