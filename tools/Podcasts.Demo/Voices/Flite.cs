using System.Runtime.InteropServices;

namespace Podcasts.Demo.Voices;

/// <summary>flite through its libraries, in this process, with the first and last sound of each word.</summary>
public sealed unsafe partial class Flite
{
    private const string Library = "libflite.so.1";
    private readonly Dictionary<string, nint> _voices = [];

    /// <summary>Prepares the library and its voices.</summary>
    public Flite()
    {
        _ = Initialise();
        _voices["slt"] = RegisterSlt(null);
        _voices["rms"] = RegisterRms(null);
        _voices["awb"] = RegisterAwb(null);
        _voices["kal16"] = RegisterKal16(null);
    }

    /// <summary>Speaks a sentence.</summary>
    public Utterance Speak(string text, Voice voice)
    {
        var utterance = Synthesise(text, _voices[voice.Id]);
        try
        {
            var wave = WaveOf(utterance);
            var samples = new float[wave->Count];
            for (var i = 0; i < samples.Length; i++)
            {
                samples[i] = wave->Samples[i] / 32768f;
            }

            var (starts, ends) = (new List<double>(), new List<double>());
            for (var word = Head(Relation(utterance, "Word")); word != 0; word = Next(word))
            {
                starts.Add(Feature(word, "R:SylStructure.daughter1.daughter1.R:Segment.p.end"));
                ends.Add(Feature(word, "R:SylStructure.daughtern.daughtern.R:Segment.end"));
            }

            return new Utterance(text, samples, wave->SampleRate, [.. starts], [.. ends]);
        }
        finally
        {
            Delete(utterance);
        }
    }

    [LibraryImport(Library, EntryPoint = "flite_init")]
    private static partial int Initialise();

    [LibraryImport("libflite_cmu_us_slt.so.1", EntryPoint = "register_cmu_us_slt")]
    private static partial nint RegisterSlt(byte* folder);

    [LibraryImport("libflite_cmu_us_rms.so.1", EntryPoint = "register_cmu_us_rms")]
    private static partial nint RegisterRms(byte* folder);

    [LibraryImport("libflite_cmu_us_awb.so.1", EntryPoint = "register_cmu_us_awb")]
    private static partial nint RegisterAwb(byte* folder);

    [LibraryImport("libflite_cmu_us_kal16.so.1", EntryPoint = "register_cmu_us_kal16")]
    private static partial nint RegisterKal16(byte* folder);

    [LibraryImport(Library, EntryPoint = "flite_synth_text", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Synthesise(string text, nint voice);

    [LibraryImport(Library, EntryPoint = "utt_wave")]
    private static partial Wave* WaveOf(nint utterance);

    [LibraryImport(Library, EntryPoint = "utt_relation", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Relation(nint utterance, string name);

    [LibraryImport(Library, EntryPoint = "relation_head")]
    private static partial nint Head(nint relation);

    [LibraryImport(Library, EntryPoint = "item_next")]
    private static partial nint Next(nint item);

    [LibraryImport(Library, EntryPoint = "ffeature_float", StringMarshalling = StringMarshalling.Utf8)]
    private static partial float Feature(nint item, string path);

    [LibraryImport(Library, EntryPoint = "delete_utterance")]
    private static partial void Delete(nint utterance);

    [StructLayout(LayoutKind.Sequential)]
    private struct Wave
    {
        public nint Type;
        public int SampleRate;
        public int Count;
        public int Channels;
        public short* Samples;
    }
}
