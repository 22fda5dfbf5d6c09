using Podcasts.Ops.Models;

namespace Podcasts.Ops.Tests.Models;

public sealed class ModelsTests
{
    [Fact]
    public async Task Models_are_listed_with_what_is_wrong_with_them()
    {
        await using var host = await OpsHost.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(host.Data.Models, "ggml-broken.bin"), "<html>");

        var models = (await host.Get<ModelsOrchestrator>().ListAsync(default)).Models;

        Assert.Contains("not a Whisper model", models.Single(model => model.Id == "broken").Problem, StringComparison.Ordinal);
        Assert.True(models.Single(model => model.Id == "tiny.en") is { Default: true, Demo: false, Multilingual: false, Quantisation: "f16", Problem: null });
    }

    [Fact]
    public async Task A_broken_model_cannot_be_chosen()
    {
        await using var host = await OpsHost.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(host.Data.Models, "ggml-broken.bin"), "<html>");

        var refusal = Assert.Throws<UnprocessableException>(() => host.Get<ModelShelf>().Find("broken"));

        Assert.Contains("ggml-broken.bin", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_model_comes_before_the_demo_and_a_setting_before_both()
    {
        await using var host = await OpsHost.StartAsync();
        TinyModel.PutInto(host.Data.Models, "demo-larger.en");
        await using var set = await OpsHost.StartAsync(null, ("Transcribe:Model", "demo-larger.en"));
        TinyModel.PutInto(set.Data.Models, "demo-larger.en");

        Assert.Equal("tiny.en", host.Get<ModelShelf>().Find(null).Id);
        Assert.Equal("demo-larger.en", set.Get<ModelShelf>().Find("").Id);
    }

    [Fact]
    public async Task Three_engines_are_listed_with_what_each_can_do_and_what_keeps_it_from_working()
    {
        await using var host = await OpsHost.StartAsync();

        var engines = (await host.Get<ModelsOrchestrator>().ListAsync(default)).Engines;

        Assert.Equal(["torch", "whisper.net", "openai"], engines.Select(engine => engine.Id));
        Assert.Null(engines[0].Problem);
        Assert.True(engines[1].Problem is null || engines[1].Problem!.Contains("-p:WhisperNet=true", StringComparison.Ordinal));
        Assert.Contains("OpenAi:Address", engines[2].Problem, StringComparison.Ordinal);
        Assert.True(engines[2] is { WordTimes: true, Translate: true, Beam: false, Gpu: false });
    }

    [Fact]
    public async Task A_server_brings_its_own_model_and_hears_with_no_other()
    {
        await using var host = await OpsHost.StartAsync(null, ("Transcribe:Engine", "openai"), ("OpenAi:Model", "large"), ("Transcribe:Model", "tiny.en"));
        var shelf = host.Get<ModelShelf>();

        var models = (await host.Get<ModelsOrchestrator>().ListAsync(default)).Models;
        var refusal = Assert.Throws<UnprocessableException>(() => shelf.Find("tiny.en"));

        Assert.Equal("large", models.Single(model => model.Default).Id);
        Assert.Equal(("large", "large"), (shelf.Find(null).Id, shelf.Find("large").Id));
        Assert.Contains("hears with large only", refusal.Message, StringComparison.Ordinal);
    }
}
