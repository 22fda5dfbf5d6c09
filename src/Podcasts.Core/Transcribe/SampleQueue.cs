namespace Podcasts.Core.Transcribe;

/// <summary>Samples that have arrived and not yet been cut.</summary>
internal sealed class SampleQueue
{
    private float[] _samples = new float[64 * AudioWindow.SampleRate];
    private int _first;

    public int Count { get; private set; }

    public ReadOnlySpan<float> Samples => _samples.AsSpan(_first, Count);

    public void Append(ReadOnlySpan<float> samples)
    {
        if (_first + Count + samples.Length > _samples.Length)
        {
            var room = Count + samples.Length > _samples.Length ? new float[2 * (Count + samples.Length)] : _samples;
            Samples.CopyTo(room);
            (_samples, _first) = (room, 0);
        }

        samples.CopyTo(_samples.AsSpan(_first + Count));
        Count += samples.Length;
    }

    public void Drop(int count)
    {
        _first += count;
        Count -= count;
    }
}
