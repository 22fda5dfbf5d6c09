using System.Runtime.InteropServices;

namespace Podcasts.Bench;

/// <summary>whisper.cpp's own network, step by step, from a shared library that was built elsewhere (environment variable <c>WHISPER_LIBRARY</c>).</summary>
internal sealed unsafe class WhisperLibrary : IDisposable
{
    private const int FlashAttention = 1; // The place of the field in whisper_context_params.

    private readonly nint _library = NativeLibrary.Load(
        Environment.GetEnvironmentVariable("WHISPER_LIBRARY") ?? throw new InvalidOperationException("WHISPER_LIBRARY does not name whisper.cpp's libwhisper.so."));

    private readonly nint _context;
    private readonly int _vocabulary;

    /// <summary>Loads a model for the CPU with flash attention off: with it on whisper.cpp attends to padding (torchsharp.md 3).</summary>
    public WhisperLibrary(string model)
    {
        ((delegate* unmanaged<delegate* unmanaged<int, byte*, nint, void>, nint, void>)Find("whisper_log_set"))(&Ignore, 0);
        var parameters = *((delegate* unmanaged<Parameters*>)Find("whisper_context_default_params_by_ref"))();
        (parameters.Bytes[0], parameters.Bytes[FlashAttention]) = (0, 0);
        var path = Marshal.StringToCoTaskMemUTF8(model);
        _context = ((delegate* unmanaged<nint, Parameters, nint>)Find("whisper_init_from_file_with_params"))(path, parameters);
        Marshal.FreeCoTaskMem(path);
        Check(_context == 0 ? -1 : 0, "loading the model");
        _vocabulary = ((delegate* unmanaged<nint, int>)Find("whisper_n_vocab"))(_context);
    }

    /// <summary>Hears up to 30 s.</summary>
    public void Encode(float[] samples)
    {
        fixed (float* first = samples)
        {
            Check(((delegate* unmanaged<nint, float*, int, int, int>)Find("whisper_pcm_to_mel"))(_context, first, samples.Length, 2), "the spectrogram");
        }

        Check(((delegate* unmanaged<nint, int, int, int>)Find("whisper_encode"))(_context, 0, 2), "encoding");
    }

    /// <summary>Reads tokens.</summary>
    /// <returns>The scores of what follows the last one.</returns>
    public float[] Decode(int[] tokens, int position)
    {
        fixed (int* first = tokens)
        {
            Check(((delegate* unmanaged<nint, int*, int, int, int, int>)Find("whisper_decode"))(_context, first, tokens.Length, position, 2), "decoding");
        }

        var logits = ((delegate* unmanaged<nint, float*>)Find("whisper_get_logits"))(_context);
        return new ReadOnlySpan<float>(logits + ((tokens.Length - 1) * (long)_vocabulary), _vocabulary).ToArray();
    }

    public void Dispose() => ((delegate* unmanaged<nint, void>)Find("whisper_free"))(_context);

    private nint Find(string function) => NativeLibrary.GetExport(_library, function);

    private static void Check(int result, string what)
    {
        if (result != 0)
        {
            throw new InvalidOperationException($"whisper.cpp failed at {what} ({result}).");
        }
    }

    [UnmanagedCallersOnly]
    private static void Ignore(int level, byte* text, nint data)
    {
    }

    // whisper_context_params, which is passed by value; more bytes than it has do no harm.
    private struct Parameters
    {
        public fixed byte Bytes[64];
    }
}
