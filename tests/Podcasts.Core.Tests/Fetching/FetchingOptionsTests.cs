using Microsoft.Extensions.Options;

namespace Podcasts.Core.Tests.Fetching;

public sealed class FetchingOptionsTests
{
    [Theory]
    [InlineData("Attempts", "0")]
    [InlineData("MaximumFeedBytes", "-1")]
    [InlineData("IdleTimeout", "00:00:00")]
    [InlineData("MaximumRedirects", "1000")]
    [InlineData("UserAgent", "")]
    [InlineData("UserAgent", "two\nlines")]
    public void Settings_out_of_range_are_refused(string name, string value) =>
        Assert.Contains(name, Assert.Throws<OptionsValidationException>(() => Fetchers.Create((name, value))).Message, StringComparison.Ordinal);
}
