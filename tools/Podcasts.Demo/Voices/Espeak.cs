using System.Runtime.InteropServices;
using System.Text;

namespace Podcasts.Demo.Voices;

/// <summary>espeak-ng through its library, in this process: thousands of words a second, with the start of each word.</summary>
public sealed unsafe partial class Espeak
{
    private const string Library = "libespeak-ng.so.1";
    private const int Synchronous = 2;
    private const int Utf8 = 1;
    private const int RateParameter = 1;
    private const int PitchParameter = 3;
    private const int WordEvent = 1;

    private static readonly List<float> Samples = [];
    private static readonly List<(int TextPosition, double Time)> WordsSeen = [];
    private readonly int _sampleRate = Initialize(Synchronous, 0, null, 0);

    /// <summary>Speaks a sentence.</summary>
    public Utterance Speak(string text, Voice voice)
    {
        if (_sampleRate <= 0 || SetVoice(voice.Id) != 0)
        {
            throw new InvalidOperationException($"espeak-ng has no voice {voice.Id}; install the packages espeak-ng and libespeak-ng1.");
        }

        Samples.Clear();
        WordsSeen.Clear();
        SetCallback(&Receive);
        _ = SetParameter(RateParameter, voice.Rate, 0);
        _ = SetParameter(PitchParameter, voice.Pitch, 0);
        var bytes = Encoding.UTF8.GetBytes(text + "\0");
        fixed (byte* start = bytes)
        {
            _ = Synthesise(start, (nuint)bytes.Length, 0, 1, 0, Utf8, null, null);
        }

        // One event a word; espeak may join two small words ("of the") into one event, which is then given to both in halves.
        var starts = WordStarts(text);
        var ends = starts.Skip(1).Append((double)Samples.Count / _sampleRate).ToArray();
        return new Utterance(text, [.. Samples], _sampleRate, starts, ends);
    }

    private double[] WordStarts(string text)
    {
        var positions = Words.Vocabulary.Words(text).Length is var count ? new List<int>(count) : [];
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLetter(text[i]) && (i == 0 || !char.IsLetter(text[i - 1])))
            {
                positions.Add(i + 1);
            }
        }

        var known = positions.Select(p => WordsSeen.Where(w => w.TextPosition == p).Select(w => (double?)w.Time).LastOrDefault()).ToArray();
        var length = (double)Samples.Count / _sampleRate;
        return known.Select((time, i) =>
        {
            if (time is not null)
            {
                return time.Value;
            }

            var before = Array.FindLastIndex(known, i, t => t is not null);
            var after = Array.FindIndex(known, i, t => t is not null);
            var (from, to) = (before < 0 ? 0 : known[before]!.Value, after < 0 ? length : known[after]!.Value);
            var (low, high) = (before < 0 ? -1 : before, after < 0 ? known.Length : after);
            return from + ((to - from) * (i - low) / (high - low));
        }).ToArray();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static int Receive(short* wave, int count, Event* events)
    {
        for (var i = 0; wave is not null && i < count; i++)
        {
            Samples.Add(wave[i] / 32768f);
        }

        for (; events->Type != 0; events++)
        {
            if (events->Type == WordEvent)
            {
                WordsSeen.Add((events->TextPosition, events->AudioPosition / 1000.0));
            }
        }

        return 0;
    }

    [LibraryImport(Library, EntryPoint = "espeak_Initialize", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Initialize(int output, int bufferLength, string? path, int options);

    [LibraryImport(Library, EntryPoint = "espeak_SetSynthCallback")]
    private static partial void SetCallback(delegate* unmanaged[Cdecl]<short*, int, Event*, int> callback);

    [LibraryImport(Library, EntryPoint = "espeak_SetVoiceByName", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVoice(string name);

    [LibraryImport(Library, EntryPoint = "espeak_SetParameter")]
    private static partial int SetParameter(int parameter, int value, int relative);

    [LibraryImport(Library, EntryPoint = "espeak_Synth")]
    private static partial int Synthesise(byte* text, nuint size, uint position, int positionType, uint endPosition, uint flags, uint* identifier, void* data);

    [StructLayout(LayoutKind.Sequential)]
    private struct Event
    {
        public int Type;
        public uint Identifier;
        public int TextPosition;
        public int Length;
        public int AudioPosition;
        public int Sample;
        public nint UserData;
        public long Id;
    }
}
