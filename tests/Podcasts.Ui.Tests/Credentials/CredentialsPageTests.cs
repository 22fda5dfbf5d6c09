using Bunit;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Credentials;

namespace Podcasts.Ui.Tests.Credentials;

public sealed class CredentialsPageTests : PageTest
{
    private static readonly Credential Empty = new("hugging-face", "Hugging Face token", "https://huggingface.co", null, null, null);

    [Fact]
    public void A_secret_is_saved_and_the_field_emptied()
    {
        Api.On("GET /api/credentials", new[] { Empty })
            .On("PUT /api/credentials/hugging-face", Empty with { Set = Samples.Day, LastFour = "9876" });
        var page = Render<CredentialsPage>();
        Reads(page, "Not entered");

        page.Find("input[type=password]").Change(" hf_secret-9876 ");
        page.Find("form").Submit();

        Reads(page, "Stored on 3 Oct 2026, ends in 9876");
        Assert.Equal("", page.Find("input[type=password]").GetAttribute("value") ?? "");
        Assert.DoesNotContain("hf_secret", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "hub.example accepts it.")]
    [InlineData(false, "hub.example refuses it. Copy it once more.")]
    public void A_secret_is_tried_at_its_server_and_the_verdict_told(bool accepted, string message)
    {
        Api.On("GET /api/credentials", new[] { Empty with { Set = Samples.Day } })
            .On("POST /api/credentials/hugging-face/test", new CredentialVerdict(accepted, message));
        var page = Render<CredentialsPage>();

        Button(page, "Test").Click();

        Reads(page, message);
        Assert.Equal(!accepted, page.FindAll("[role=alert]").Count > 0);
    }

    [Fact]
    public void What_is_refused_is_told_beside_the_field()
    {
        Api.On("GET /api/credentials", new[] { Empty })
            .On("PUT /api/credentials/hugging-face", Samples.Problem("A token or key has 8 to 4,096 characters, without spaces."), 400);
        var page = Render<CredentialsPage>();

        page.WaitForElement("form").Submit();

        Reads(page, "A token or key has 8 to 4,096 characters");
        Assert.Equal("true", page.Find("input[type=password]").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void A_secret_can_be_removed()
    {
        Api.On("GET /api/credentials", new[] { Empty with { Set = Samples.Day, LastFour = "9876" } }).On("DELETE /api/credentials/hugging-face", new { });
        var page = Render<CredentialsPage>();

        Button(page, "Remove").Click();

        Reads(page, "Not entered");
        Assert.Contains("DELETE /api/credentials/hugging-face", Api.Requests);
    }
}
