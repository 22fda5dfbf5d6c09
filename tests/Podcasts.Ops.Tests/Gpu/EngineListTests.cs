using Microsoft.Extensions.Options;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Tests.Gpu;

public sealed class EngineListTests
{
    [Fact]
    public async Task Torch_is_the_engine_where_nothing_else_is_said()
    {
        await using var host = await OpsHost.StartAsync();

        var engines = host.Get<EngineList>();

        Assert.Equal("torch", engines.Chosen.Id);
        Assert.True(engines.List()[0] is { Id: "torch", Problem: null, Abilities.LanguageDetection: true });
    }

    [Fact]
    public async Task An_engine_that_does_not_exist_stops_the_start_with_the_names_of_those_that_do()
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => OpsHost.StartAsync(null, ("Transcribe:Engine", "kaldi")));

        Assert.Contains("There is no engine kaldi. Choose one of torch", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_engine_that_is_used_comes_first() =>
        Assert.Equal(["second", "first"], List("second").List().Select(engine => engine.Id));

    [Fact]
    public void An_unknown_engine_is_refused_with_the_names_of_the_known_ones() =>
        Assert.Contains("first, second", Assert.Throws<UnprocessableException>(() => List("first").Find("third")).Message, StringComparison.Ordinal);

    private static EngineList List(string chosen) =>
        new([new Loader("first"), new Loader("second")], Options.Create(new TranscribeOptions { Engine = chosen }));

    private sealed record Loader(string Id) : IEngineLoader
    {
        public string? OwnModel => null;

        public EngineDescription Describe() => new(Id, Id, new(false, false, false, false, false, false), null);

        public ITranscribeEngine Load(string model, string? device, CancellationToken cancellationToken) => throw new NotSupportedException("Nothing is loaded here.");
    }
}
