using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Podcasts.Core.Directories;
using Podcasts.Core.Tests.Fetching;

namespace Podcasts.Core.Tests.Directories;

/// <summary>Directories as the app has them, which ask a server on this machine.</summary>
internal static class Directories
{
    public static T Create<T>(HostileServer server, PodcastIndexKey? key = null, TimeProvider? time = null)
        where T : IPodcastDirectory
    {
        var settings = new Dictionary<string, string?>
        {
            ["Fetching:AllowPrivateNetworks"] = "true",
            ["Directories:Apple"] = server.At("/").AbsoluteUri,
            ["Directories:PodcastIndex"] = server.At("/").AbsoluteUri,
        };
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton(time ?? TimeProvider.System)
            .AddSingleton<PodcastIndexKeys>(_ => key)
            .AddPodcastsCore(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider()
            .GetServices<IPodcastDirectory>().OfType<T>().Single();
    }
}
