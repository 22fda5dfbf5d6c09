namespace Podcasts.Ops.Jobs;

/// <summary>How fast the last batches went, and so how long the rest will take.</summary>
internal sealed class Pace(TimeProvider time)
{
    private const int Remembered = 8;
    private readonly Queue<(long At, double Processed)> _marks = new();

    /// <summary>Notes that <paramref name="processed"/> seconds of audio are finished by now.</summary>
    public void Mark(double processed)
    {
        _marks.Enqueue((time.GetTimestamp(), processed));
        if (_marks.Count > Remembered)
        {
            _marks.Dequeue();
        }
    }

    /// <returns>Seconds until <paramref name="total"/> seconds of audio are finished, or null before two marks.</returns>
    public double? SecondsLeft(double total)
    {
        if (_marks.Count < 2)
        {
            return null;
        }

        var (first, last) = (_marks.Peek(), _marks.Last());
        var seconds = time.GetElapsedTime(first.At, last.At).TotalSeconds;
        return last.Processed > first.Processed
            ? Math.Max(0, total - last.Processed) * seconds / (last.Processed - first.Processed)
            : null;
    }
}
