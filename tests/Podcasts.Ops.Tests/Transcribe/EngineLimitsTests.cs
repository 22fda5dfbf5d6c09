using Podcasts.Core.Transcribe;
using Podcasts.Ops.Models;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Tests.Transcribe;

/// <summary>What the chosen engine cannot do is refused at the start, in a sentence with a way out.</summary>
public sealed class EngineLimitsTests
{
    private static readonly EngineAbilities All = new(WordTimes: true, Translate: true, LanguageDetection: true, Prompt: true, Beam: true, Gpu: true);

    [Fact]
    public async Task An_engine_says_what_it_cannot_do_and_what_helps()
    {
        await using var host = await OpsHost.StartAsync();
        var model = host.Get<ModelShelf>().Find(null);

        AssertRefused(new() { BeamSize = 5 }, All with { Beam = false }, "The engine plain cannot search with a beam. Set the beam size to 1 instead of 5");
        AssertRefused(new() { Prompt = "Ada" }, All with { Prompt = false }, "take a prompt. Leave the prompt out");
        AssertRefused(new() { Sequential = true }, All with { Prompt = false }, "in sequence, for it takes no prompt. Turn sequential off");
        AssertRefused(new() { Task = TranscribeTasks.Translate }, All with { Translate = false }, "translate. Take the words as they are said");
        AssertRefused(new() { WordTimes = true }, All with { WordTimes = false }, "the times of words. Turn word times off");
        new TranscribeSettings { BeamSize = 5, Prompt = "Ada", Sequential = true, WordTimes = true }.EnsureWithin(model, Engine(All));
        new TranscribeSettings { BeamSize = 1, Prompt = " ", Sequential = false, WordTimes = false }.EnsureWithin(model, Engine(new(false, false, false, false, false, false)));

        void AssertRefused(TranscribeSettings settings, EngineAbilities abilities, string reason) =>
            Assert.Contains(reason, Assert.Throws<UnprocessableException>(() => settings.EnsureWithin(model, Engine(abilities))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_beam_is_refused_where_a_server_hears()
    {
        await using var publisher = await Publisher.StartAsync();
        publisher.ServeFeed("one");
        await using var host = await OpsHost.StartAsync(null, ("Transcribe:Engine", "openai"), ("OpenAi:Address", "http://127.0.0.1:9/v1"));
        var episode = await host.AddAsync(publisher);

        var refusal = await Assert.ThrowsAsync<UnprocessableException>(() => host.Get<TranscribeOrchestrator>().StartAsync(episode, new() { BeamSize = 5 }, default));

        Assert.Contains("The engine openai cannot search with a beam", refusal.Message, StringComparison.Ordinal);
    }

    private static EngineDescription Engine(EngineAbilities abilities) => new("plain", "A plain engine", abilities, null);
}
