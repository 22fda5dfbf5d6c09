using System.Runtime.CompilerServices;
using Podcasts.Core.Torch;

namespace Podcasts.Core.Tests.Torch;

internal static class TorchForTests
{
    // Tests touch torch from many classes, and its libraries must be in place before the first of them does.
#pragma warning disable CA2255
    [ModuleInitializer]
    internal static void Load() => TorchRuntime.Load();
#pragma warning restore CA2255
}
