using Bunit;
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
}
