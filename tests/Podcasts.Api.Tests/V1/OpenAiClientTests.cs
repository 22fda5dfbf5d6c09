using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.DependencyInjection;
using OpenAI;
using OpenAI.Audio;
using Podcasts.Ops.Storage;

namespace Podcasts.Api.Tests.V1;

/// <summary>OpenAI's own client for .NET, which knows nothing of this app but its address.</summary>
public sealed class OpenAiClientTests(ApiHost api) : IClassFixture<ApiHost>
{
    private OpenAIClient Client => new(
        new ApiKeyCredential("none-is-asked-for"), new OpenAIClientOptions { Endpoint = new Uri(api.Client.BaseAddress!, "/v1"), RetryPolicy = new ClientRetryPolicy(0) });

    [Fact]
    public async Task It_lists_the_models() =>
        Assert.Contains("tiny.en", (await Client.GetOpenAIModelClient().GetModelsAsync()).Value.Select(model => model.Id));

    [Fact]
    public async Task It_reads_words_segments_and_times()
    {
        var options = new AudioTranscriptionOptions
        {
            ResponseFormat = AudioTranscriptionFormat.Verbose,
            TimestampGranularities = AudioTimestampGranularities.Word | AudioTimestampGranularities.Segment,
            Language = "en",
            Temperature = 0,
        };

        var heard = (await Client.GetAudioClient("tiny.en").TranscribeAudioAsync(await Sound.FileAsync(60), options)).Value;

        Assert.StartsWith("Words from 0.0.", heard.Text, StringComparison.Ordinal);
        Assert.Equal("english", heard.Language);
        Assert.Equal(60, heard.Duration!.Value.TotalSeconds, 0.5);
        Assert.Equal(TimeSpan.Zero, heard.Segments[0].StartTime);
        Assert.Equal("Words", heard.Words[0].Word);
        Assert.True(heard.Words[0].EndTime > heard.Words[0].StartTime);
    }

#pragma warning disable OPENAI001 // Its makers may still change how it streams; what it reads is settled.
    [Fact]
    public async Task It_reads_a_stream()
    {
        var deltas = "";
        var whole = "";
        await using var sound = File.OpenRead(await Sound.FileAsync(60));
        await foreach (var update in await Client.GetAudioClient("gpt-4o-transcribe").TranscribeAudioStreamingAsync(sound, "talk.mp3"))
        {
            deltas += (update as StreamingAudioTranscriptionTextDeltaUpdate)?.Delta;
            whole += (update as StreamingAudioTranscriptionTextDoneUpdate)?.Text;
        }

        Assert.StartsWith("Words from 0.0.", whole, StringComparison.Ordinal);
        Assert.Equal(whole, deltas);
    }
#pragma warning restore OPENAI001

    [Fact]
    public async Task It_reads_what_was_said_in_English()
    {
        TinyModel.PutInto(api.Services.GetRequiredService<DataFolder>().Models, "tiny");

        var heard = (await Client.GetAudioClient("tiny").TranslateAudioAsync(await Sound.FileAsync(60), new() { ResponseFormat = AudioTranslationFormat.Verbose })).Value;

        Assert.StartsWith("Words from 0.0.", heard.Text, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, heard.Segments[0].StartTime);
    }

    [Fact]
    public async Task It_sends_more_than_OpenAI_takes()
    {
        var sound = await Sound.FileAsync(900, "wav");
        Assert.True(new FileInfo(sound).Length > 26 << 20);

        var heard = (await Client.GetAudioClient("tiny.en").TranscribeAudioAsync(sound)).Value;

        Assert.StartsWith("Words from 0.0.", heard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_understands_an_error()
    {
        var failure = await Assert.ThrowsAsync<ClientResultException>(async () => await Client.GetAudioClient("large-v9").TranscribeAudioAsync(await Sound.FileAsync(60)));

        Assert.Equal(404, failure.Status);
        Assert.Contains("There is no model large-v9", failure.Message, StringComparison.Ordinal);
    }
}
