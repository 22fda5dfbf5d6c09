using System.Runtime.CompilerServices;
using Podcasts.Core.Torch;
using TorchSharp;

namespace Podcasts.Core.Tests.Torch;

internal static class TorchForTests
{
    // Tests touch torch from many classes, and its libraries must be in place before the first of them does.
#pragma warning disable CA2255
    [ModuleInitializer]
    internal static void Load()
    {
        TorchRuntime.Load();
        // Tests run beside each other already; teams of threads in each would only wait for one another.
        torch.set_num_threads(1);
    }
#pragma warning restore CA2255
}
