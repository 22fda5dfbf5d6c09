using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Podcasts.Core;
using Podcasts.Core.Fetching;

namespace Podcasts.Ops.Tests;

public sealed class FaultsTests
{
    [Fact]
    public void A_full_disk_is_told_in_words_however_deep_it_lies()
    {
        var full = new DbUpdateException("An error occurred.", new SqliteException("SQLite Error 13: 'database or disk is full'.", 13));

        Assert.Contains("disk that holds the data folder is full", Assert.IsType<UnavailableException>(Faults.Explain(full)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_download_that_fills_the_disk_may_be_tried_again()
    {
        var full = new FetchException("The disk is full.", permanent: true, inner: new IOException("No space left on device", 28));

        Assert.True(Assert.IsType<UnavailableException>(Faults.Explain(full)).MayPass);
    }

    [Fact]
    public void What_Core_says_is_passed_on_as_it_is() =>
        Assert.Equal("The feed is odd.", Assert.IsType<UnprocessableException>(Faults.Explain(new PodcastsCoreException("The feed is odd."))).Message);

    [Fact]
    public void A_bug_is_not_dressed_up() => Assert.Null(Faults.Explain(new InvalidOperationException("Sequence contains no elements")));
}
