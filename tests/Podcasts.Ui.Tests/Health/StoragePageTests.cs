using Bunit;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Health;

namespace Podcasts.Ui.Tests.Health;

public sealed class StoragePageTests : PageTest
{
    private const string Progress = "GET /api/health/storage/progress";

    [Fact]
    public void Where_all_is_sound_the_page_says_so_and_what_was_looked_at()
    {
        Api.Events(Progress, ("status", Samples.Stored()));

        var page = Render<StoragePage>();

        Reads(page, "Everything is sound.");
        Reads(page, "Looked at: 12,345 rows, 20 recordings.");
        Assert.DoesNotContain("Repair", Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_finding_says_what_is_wrong_what_can_be_done_and_what_it_costs()
    {
        Api.Events(Progress, ("status", Samples.Stored(Samples.Missing, Samples.BrokenRow)));

        var page = Render<StoragePage>();

        Reads(page, "Our copy of the recording is missing.");
        Reads(page, "Downloads about 61 MB from cdn.example.");
        Reads(page, "It costs nothing.");
        Assert.Equal(["Recordings", "Rows"], page.FindAll("section h2").Select(heading => heading.TextContent).Take(2));
    }

    [Fact]
    public void One_press_repairs_one_finding_and_another_press_all_that_are_left()
    {
        Api.Events(Progress, ("status", Samples.Stored(Samples.Missing, Samples.BrokenRow, Samples.BrokenRow with { Id = "rows:c" })));
        Api.On("POST /api/health/storage/repair", new[] { new StorageRepairResult(Samples.Missing.Id, true, "The recording was downloaded again.") });
        var page = Render<StoragePage>();

        Button(page, "Download again").Click();
        Reads(page, "The recording was downloaded again.");
        Button(page, "Repair all 2").Click();

        Reads(page, "3 are repaired by now.");
        Assert.Equal(3, Api.Bodies.Count);
        Assert.Equal("""{"ids":["audio:a.mp3"]}""", Api.Bodies.First());
    }

    [Fact]
    public void A_repair_that_did_not_work_says_why_and_can_be_tried_again()
    {
        Api.Events(Progress, ("status", Samples.Stored(Samples.Missing)));
        Api.On("POST /api/health/storage/repair", new[] { new StorageRepairResult(Samples.Missing.Id, false, "cdn.example answers 404.") });
        var page = Render<StoragePage>();

        Button(page, "Download again").Click();

        Reads(page, "cdn.example answers 404.");
        Button(page, "Download again");
    }

    [Fact]
    public async Task A_look_shows_how_far_it_is_and_can_be_stopped()
    {
        Api.Events(Progress, ("status", Samples.Stored() with { State = StorageState.Looking, Sound = false, Message = "Looking." }));
        var page = Render<StoragePage>();
        Reads(page, "12,345 rows");

        await Button(page, "Stop").ClickAsync();

        Reads(page, "Stopped; not everything was looked at.");
        var patience = TimeProvider.System.GetTimestamp();
        while (!Api.Requests.Contains("LEFT /api/health/storage/progress") && TimeProvider.System.GetElapsedTime(patience) < DefaultWaitTimeout)
        {
            await Task.Delay(20);
        }

        Assert.Contains("LEFT /api/health/storage/progress", Api.Requests);
    }

    [Fact]
    public void What_was_set_aside_is_listed_apart_and_is_no_trouble()
    {
        Api.Events(Progress, ("status", Samples.Stored() with { SetAside = [Samples.BrokenRow] }));

        var page = Render<StoragePage>();

        Reads(page, "Everything is sound.");
        Reads(page, "Set aside: 1 kept and out of use");
    }
}
