using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Speakers;

namespace Podcasts.Ui.Tests.Speakers;

public sealed class UndoBarTests : PageTest
{
    private const string Route = "/api/transcripts/e1/speakers";

    private SpeakerChanges Changes => field ??= new(Services.GetRequiredService<TranscriptsClient>(), "e1", _ => Task.CompletedTask);

    [Fact]
    public async Task After_a_change_the_way_back_is_in_sight_until_it_was_taken()
    {
        Api.On($"POST {Route}/merge", Samples.Conversation()).On($"POST {Route}/undo", Samples.Conversation());
        Assert.Empty(Open().FindAll("button"));

        Assert.Null(await Changes.MergeAsync(Samples.Speaker(2), Samples.Speaker(1, "Ada Shore")));
        var bar = Open();
        Reads(bar, "Speaker 2 and Ada Shore are one speaker now.");
        Button(bar, "Undo").Click();

        bar.WaitForAssertion(() => Assert.Empty(bar.FindAll("button")));
        Assert.Contains($"POST {Route}/undo", Api.Requests);
    }

    [Fact]
    public async Task A_second_change_waits_for_the_first()
    {
        var first = new TaskCompletionSource();
        Api.On($"POST {Route}/reassign", async context =>
        {
            await first.Task;
            await FakeApi.AnswerAsync(context, Samples.Conversation());
        });
        var slow = Changes.ReassignAsync(null, 1, 2);

        Assert.Equal("The change before this one is still being saved. Try again in a moment.", await Changes.NameAsync(Samples.Speaker(1), "Ada"));
        first.SetResult();
        Assert.Null(await slow);
        Assert.Equal("A new speaker says this now.", Changes.Latest);
    }

    private IRenderedComponent<UndoBar> Open() => Render<UndoBar>(bar => bar.Add(made => made.Changes, Changes));
}
