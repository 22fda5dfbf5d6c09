using Bunit;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Models;

namespace Podcasts.Ui.Tests.Models;

public sealed class ModelsPageTests : PageTest
{
    [Fact]
    public void Each_model_says_what_it_is_and_what_is_wrong_with_it()
    {
        Api.On("GET /api/models", Samples.Overview(Samples.Demo, Samples.Base, Samples.Broken));

        var page = Render<ModelsPage>();

        page.WaitForElement(".models");
        var models = page.FindAll(".models > li").Select(model => model.TextContent).ToList();
        Assert.Contains("Used unless you choose another", models[0], StringComparison.Ordinal);
        Assert.Contains("Understands only the words and voices of the sample show", models[0], StringComparison.Ordinal);
        Assert.Contains("148 MB", models[1], StringComparison.Ordinal);
        Assert.Contains("Many languages", models[1], StringComparison.Ordinal);
        Assert.Contains("The file ends after 1,200 bytes", models[2], StringComparison.Ordinal);
    }

    [Fact]
    public void The_way_to_add_a_model_is_told_even_where_the_list_cannot_be_had()
    {
        Api.On("GET /api/models", Samples.Problem("The models folder cannot be read."), 500);

        var page = Render<ModelsPage>();

        Reads(page, "The models folder cannot be read.");
        Reads(page, "Put the file into the folder models inside the data folder");
    }

    [Fact]
    public void A_download_shows_how_far_it_is_and_the_list_is_read_again_when_it_is_here()
    {
        Api.On("GET /api/models", Samples.Overview(Samples.Demo))
            .On("POST /api/models/large-v3-turbo-q5_0/download", Samples.Download(ModelDownloadState.Downloading), 202);
        var events = Api.Events("GET /api/models/large-v3-turbo-q5_0/download/progress", ("status", Samples.Download(ModelDownloadState.Downloading, 42)));
        var page = Render<ModelsPage>();

        Button(page, "Download").Click();

        Reads(page, "241 MB of 574 MB");
        Assert.Equal("42", page.Find("progress").GetAttribute("value"));
        Api.On("GET /api/models", Samples.Overview(Samples.Base, Samples.Demo) with { Catalog = [Samples.Offered(installed: true)] });
        events.TryWrite(("status", Samples.Download(ModelDownloadState.Done, 100)));
        Reads(page, "Is here");
        Assert.Empty(page.FindAll("progress"));
    }

    [Fact]
    public void A_download_that_somebody_else_started_can_be_cancelled()
    {
        Api.On("GET /api/models", Samples.Overview(Samples.Demo) with { Catalog = [Samples.Offered(Samples.Download(ModelDownloadState.Downloading, 10))] })
            .On("DELETE /api/models/large-v3-turbo-q5_0/download", new { });
        var events = Api.Events("GET /api/models/large-v3-turbo-q5_0/download/progress");
        var page = Render<ModelsPage>();

        Button(page, "Cancel").Click();
        page.WaitForAssertion(() => Assert.Contains("DELETE /api/models/large-v3-turbo-q5_0/download", Api.Requests));
        events.TryWrite(("status", Samples.Download(ModelDownloadState.Cancelled, 10)));

        Reads(page, "The download was cancelled.");
        Button(page, "Download");
    }

    [Fact]
    public void A_download_that_failed_says_why_and_can_be_tried_again()
    {
        const string Sentence = "hub.example answers 401: it hands us/models only to those it knows.";
        Api.On("GET /api/models", Samples.Overview(Samples.Demo) with { Catalog = [Samples.Offered(Samples.Download(ModelDownloadState.Failed, 0, Sentence))] })
            .On("POST /api/models/large-v3-turbo-q5_0/download", Samples.Problem("There is no room for large-v3-turbo-q5_0."), 503);
        var page = Render<ModelsPage>();

        Reads(page, Sentence);
        Button(page, "Try again").Click();

        Reads(page, "There is no room for large-v3-turbo-q5_0.");
    }
}
