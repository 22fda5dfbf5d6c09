using System.Diagnostics;
using Podcasts.Core.Fetching;
using Podcasts.Core.Podcasts;
using Podcasts.Core.Tests.Fetching;

namespace Podcasts.Core.Tests.Podcasts;

public sealed class FeedMutationTests
{
    private const int Count = 5_000;
    private static readonly TimeSpan LongestForOne = TimeSpan.FromSeconds(15);

    private static readonly byte[][] Valid =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "TestData", "feeds"), "*.xml").Order().Select(File.ReadAllBytes),
    ];

    [Fact]
    public async Task Five_thousand_damaged_feeds_are_read_or_refused_in_a_sentence()
    {
        var damaged = Mutations.Of(Valid, Count, seed: 7).ToArray();
        await using var server = new HostileServer((request, stream) => stream.AnswerAsync("200 OK", damaged[int.Parse(request.Path[1..])]));
        var presenter = new PodcastPresenter(Fetchers.Create(("Attempts", "1")));

        var read = 0;
        for (var i = 0; i < Count; i++)
        {
            var watch = Stopwatch.StartNew();
            try
            {
                Assert.NotNull((await presenter.PresentAsync(server.At($"/{i}"), CancellationToken.None)).Title);
                read++;
            }
            catch (FeedException refusal)
            {
                Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
            }
            catch (Exception failure) when (failure is not FetchException)
            {
                Assert.Fail($"Feed {i} of the seed fails with {failure}");
            }

            Assert.True(watch.Elapsed < LongestForOne, $"Feed {i} took {watch.Elapsed}.");
        }

        Assert.InRange(read, 100, Count - 100); // Else the damage is of one kind only.
    }
}
