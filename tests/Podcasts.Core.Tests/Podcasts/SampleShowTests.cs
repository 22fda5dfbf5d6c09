using Podcasts.Core.Episodes;
using Podcasts.Core.Podcasts;

namespace Podcasts.Core.Tests.Podcasts;

public sealed class SampleShowTests
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot, "samples", "show");

    [Fact]
    public async Task The_show_that_we_ship_is_presented_and_its_audio_is_as_long_as_it_says()
    {
        var feed = await File.ReadAllBytesAsync(Path.Combine(Folder, "feed.xml"));

        var show = PodcastPresenter.Present(feed, null, new("http://127.0.0.1:5080/samples/show/feed.xml"));

        Assert.Equal(3, show.Episodes.Count);
        Assert.NotNull(show.ImageUrl);
        Assert.All(show.Episodes, episode => Assert.StartsWith("http://127.0.0.1:5080/samples/show/", episode.AudioUrl.AbsoluteUri, StringComparison.Ordinal));
        Assert.All(show.Episodes, episode => Assert.NotEmpty(episode.Notes));
        foreach (var episode in show.Episodes)
        {
            var audio = await new EpisodeAudioReader(TimeProvider.System).ProbeAsync(Path.Combine(Folder, Path.GetFileName(episode.AudioUrl.AbsolutePath)), CancellationToken.None);
            Assert.Equal(audio.Duration.TotalSeconds, episode.Duration!.Value.TotalSeconds, 1.5);
        }
    }
}
