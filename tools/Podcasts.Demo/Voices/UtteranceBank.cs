using Podcasts.Demo.Words;

namespace Podcasts.Demo.Voices;

/// <summary>A sentence of the bank: 16 kHz samples and the times of its words.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Voice">Index into the voices of the bank.</param>
/// <param name="Samples">Mono, 16 kHz, 16 bit.</param>
/// <param name="Starts">Word starts, seconds.</param>
/// <param name="Ends">Word ends, seconds.</param>
public sealed record BankedUtterance(string Text, int Voice, short[] Samples, float[] Starts, float[] Ends)
{
    /// <summary>Length in seconds.</summary>
    public double Duration => Samples.Length / 16000.0;
}

/// <summary>Thousands of spoken sentences to train or test with, made once and kept in a file.</summary>
public static class UtteranceBank
{
    private const int SampleRate = 16000;
    private const int GapAroundCodec = 1600;

    /// <summary>Reads the bank from its file, or speaks it and writes the file. Every second sentence has been through an MP3 file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="texts">What to speak.</param>
    /// <param name="voices">Who speaks, in turn.</param>
    /// <param name="cancellationToken">Stops between sentences.</param>
    public static async Task<List<BankedUtterance>> OpenAsync(string path, IEnumerable<string> texts, IReadOnlyList<Voice> voices, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var bank = Speak(texts, voices, cancellationToken);
            await SendThroughCodecAsync(bank, voices.Count, Path.GetDirectoryName(path)!, cancellationToken);
            Write(path + ".part", bank);
            File.Move(path + ".part", path);
        }

        return Read(path);
    }

    private static List<BankedUtterance> Speak(IEnumerable<string> texts, IReadOnlyList<Voice> voices, CancellationToken cancellationToken)
    {
        var synthesiser = new Synthesiser();
        var bank = new List<BankedUtterance>();
        foreach (var text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var voice = bank.Count % voices.Count;
            var utterance = synthesiser.Speak(text, voices[voice]).At(SampleRate);
            if (utterance.WordStarts.Length != Vocabulary.Words(text).Length)
            {
                throw new InvalidOperationException($"{voices[voice].Name} speaks {utterance.WordStarts.Length} words for \"{text}\".");
            }

            bank.Add(new BankedUtterance(
                text,
                voice,
                utterance.Samples.Select(s => (short)Math.Clamp(s * 32767, -32768, 32767)).ToArray(),
                utterance.WordStarts.Select(t => (float)t).ToArray(),
                utterance.WordEnds.Select(t => (float)t).ToArray()));
        }

        return bank;
    }

    private static async Task SendThroughCodecAsync(List<BankedUtterance> bank, int voices, string folder, CancellationToken cancellationToken)
    {
        // Blocks of 500 keep the temporary files small. Every second within each voice.
        foreach (var block in bank.Where((_, i) => i / voices % 2 == 1).Chunk(500))
        {
            var joined = block.SelectMany(u => u.Samples.Concat(new short[GapAroundCodec])).ToArray();
            var decoded = await Ffmpeg.ThroughMp3Async(joined, folder, cancellationToken);
            var position = 0;
            foreach (var utterance in block)
            {
                decoded.AsSpan(position, utterance.Samples.Length).CopyTo(utterance.Samples);
                position += utterance.Samples.Length + GapAroundCodec;
            }
        }
    }

    private static void Write(string path, List<BankedUtterance> bank)
    {
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write(bank.Count);
        foreach (var utterance in bank)
        {
            writer.Write(utterance.Text);
            writer.Write(utterance.Voice);
            WriteArray(writer, utterance.Samples);
            WriteArray(writer, utterance.Starts);
            WriteArray(writer, utterance.Ends);
        }
    }

    private static List<BankedUtterance> Read(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        return Enumerable.Range(0, reader.ReadInt32()).Select(_ => new BankedUtterance(
            reader.ReadString(), reader.ReadInt32(), ReadArray<short>(reader), ReadArray<float>(reader), ReadArray<float>(reader))).ToList();
    }

    private static void WriteArray<T>(BinaryWriter writer, T[] values) where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()));
    }

    private static T[] ReadArray<T>(BinaryReader reader) where T : unmanaged
    {
        var values = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
