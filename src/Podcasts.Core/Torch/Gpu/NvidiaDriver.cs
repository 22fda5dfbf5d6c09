using System.Runtime.InteropServices;
using System.Text;

namespace Podcasts.Core.Torch.Gpu;

/// <summary>Asks NVIDIA's driver about itself through its management library (NVML), which needs no CUDA and starts none.</summary>
/// <remarks>Source: NVML API reference. Untested on a machine with a GPU so far.</remarks>
public static unsafe class NvidiaDriver
{
    /// <summary>Looks at the machine; never throws for what is missing.</summary>
    public static GpuFacts Look()
    {
        if (!NativeLibrary.TryLoad("libcuda.so.1", out var cuda))
        {
            return GpuFacts.None;
        }

        NativeLibrary.Free(cuda);
        if (!NativeLibrary.TryLoad("libnvidia-ml.so.1", out var library))
        {
            return new GpuFacts(true, null, null, null);
        }

        try
        {
            return Ask(new Nvml(library));
        }
        catch (EntryPointNotFoundException)
        {
            return new GpuFacts(true, null, null, null);
        }
        finally
        {
            NativeLibrary.Free(library);
        }
    }

    private static GpuFacts Ask(Nvml nvml)
    {
        if (nvml.Call("nvmlInit_v2") != 0)
        {
            return new GpuFacts(true, null, null, null);
        }

        try
        {
            var driver = nvml.Text("nvmlSystemGetDriverVersion");
            var cuda = nvml.Number("nvmlSystemGetCudaDriverVersion_v2"); // 12040 is 12.4.
            var cards = Enumerable.Range(0, nvml.Number("nvmlDeviceGetCount_v2") ?? 0).Select(nvml.Card).OfType<GpuCard>();
            return new GpuFacts(true, driver, cuda is { } number ? new Version(number / 1000, number % 1000 / 10) : null, [.. cards]);
        }
        finally
        {
            nvml.Call("nvmlShutdown");
        }
    }

    private readonly struct Nvml(nint library)
    {
        private const int TextLength = 96;

        public int Call(string function) => ((delegate* unmanaged[Cdecl]<int>)Find(function))();

        public int? Number(string function)
        {
            int number;
            return ((delegate* unmanaged[Cdecl]<int*, int>)Find(function))(&number) == 0 ? number : null;
        }

        public string? Text(string function)
        {
            var text = stackalloc byte[TextLength];
            return ((delegate* unmanaged[Cdecl]<byte*, uint, int>)Find(function))(text, TextLength) == 0 ? Read(text) : null;
        }

        public GpuCard? Card(int number)
        {
            nint device;
            var name = stackalloc byte[TextLength];
            var memory = stackalloc ulong[3]; // total, free, used
            return ((delegate* unmanaged[Cdecl]<uint, nint*, int>)Find("nvmlDeviceGetHandleByIndex_v2"))((uint)number, &device) == 0
                && ((delegate* unmanaged[Cdecl]<nint, byte*, uint, int>)Find("nvmlDeviceGetName"))(device, name, TextLength) == 0
                && ((delegate* unmanaged[Cdecl]<nint, ulong*, int>)Find("nvmlDeviceGetMemoryInfo"))(device, memory) == 0
                ? new GpuCard(Read(name), (long)memory[0], (long)memory[1])
                : null;
        }

        private static string Read(byte* text) => Encoding.ASCII.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

        private nint Find(string function) => NativeLibrary.GetExport(library, function);
    }
}
