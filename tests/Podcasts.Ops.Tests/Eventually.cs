using System.Diagnostics;

namespace Podcasts.Ops.Tests;

/// <summary>Waits for what happens in the background.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<T> BecomesAsync<T>(Func<Task<T>> look, Func<T, bool> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var value = await look();
            if (isSo(value))
            {
                return value;
            }

            Assert.True(watch.Elapsed < Patience, $"After {Patience} it still is {value}.");
            await Task.Delay(20);
        }
    }

    public static Task IsSoAsync(Func<bool> isSo) => BecomesAsync(() => Task.FromResult(isSo()), so => so);
}
