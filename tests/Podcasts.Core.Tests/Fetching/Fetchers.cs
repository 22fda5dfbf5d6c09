using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Podcasts.Core.Fetching;

namespace Podcasts.Core.Tests.Fetching;

/// <summary>Fetchers as the app has them, with loopback allowed and hardly a pause before the next attempt.</summary>
internal static class Fetchers
{
    public static Fetcher Create(params (string Name, string Value)[] settings) => Create(TimeProvider.System, settings);

    public static Fetcher Create(TimeProvider time, params (string Name, string Value)[] settings)
    {
        (string Name, string Value)[] defaults = [("AllowPrivateNetworks", "true"), ("RetryDelay", "00:00:00.001")];
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([.. defaults.Concat(settings).DistinctLast().Select(setting => KeyValuePair.Create($"Fetching:{setting.Name}", (string?)setting.Value))])
            .Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton(time)
            .AddPodcastsCore(configuration)
            .BuildServiceProvider()
            .GetRequiredService<Fetcher>();
    }

    /// <summary>As strict as the app is out of the box.</summary>
    public static Fetcher CreateStrict() => Create(("AllowPrivateNetworks", "false"), ("Attempts", "1"));

    private static IEnumerable<(string Name, string Value)> DistinctLast(this IEnumerable<(string Name, string Value)> settings) =>
        settings.Reverse().DistinctBy(setting => setting.Name);
}
