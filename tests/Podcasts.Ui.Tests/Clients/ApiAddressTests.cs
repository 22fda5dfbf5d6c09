using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Tests.Clients;

public sealed class ApiAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080/")]
    [InlineData("http://[::]:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://0.0.0.0:80", "http://127.0.0.1/")]
    [InlineData("http://*:5080", "http://127.0.0.1:5080/")]
    [InlineData("http://+:5080/casts", "http://127.0.0.1:5080/casts/")]
    [InlineData("http://attic:5080", "http://attic:5080/")]
    public void The_api_in_this_process_is_reached_at_the_servers_own_address(string listening, string reached) =>
        Assert.Equal(new Uri(reached), ApiAddress.Own([listening]));

    [Fact]
    public void Plain_http_is_preferred_because_a_certificate_names_the_host_and_not_the_loopback() =>
        Assert.Equal(new Uri("http://127.0.0.1:5080/"), ApiAddress.Own(["https://0.0.0.0:5443", "http://0.0.0.0:5080"]));

    [Fact]
    public void A_server_that_does_not_listen_yet_has_no_address() =>
        Assert.Contains("does not listen yet", Assert.Throws<InvalidOperationException>(() => ApiAddress.Own([])).Message, StringComparison.Ordinal);
}
