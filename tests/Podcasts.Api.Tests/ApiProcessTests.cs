using System.Net.ServerSentEvents;

namespace Podcasts.Api.Tests;

/// <summary>The program from outside: started, started twice, killed.</summary>
public sealed class ApiProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-process-").FullName;

    [DemoModelFact]
    public async Task A_job_that_was_killed_with_the_app_goes_on_from_its_last_batch_on_another_port()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "models"));
        File.Copy(DemoModelFactAttribute.Model!, Path.Combine(_folder, "models", "ggml-demo-killed.bin"));
        string episode;
        await using (var first = await ApiProcess.Start(_folder, ("Transcribe__Model", "demo-killed")).ServingAsync())
        {
            var shows = await Eventually.BecomesAsync(() => first.GetAsync("/api/podcasts"), list => list.GetArrayLength() == 1);
            var show = await first.GetAsync($"/api/podcasts/{shows[0].GetProperty("id").GetString()}");
            episode = show.GetProperty("episodes")[0].GetProperty("id").GetString()!;
            await first.Client.PostAsync($"/api/transcribe/{episode}", null);
            await FirstSegmentsAsync(first, episode);

            await first.KillAsync();
        }

        await using var second = await ApiProcess.Start(_folder, ("Transcribe__Model", "demo-killed")).ServingAsync();
        var done = await Eventually.BecomesAsync(() => second.GetAsync($"/api/transcribe/{episode}"), status => status.GetProperty("state").GetString() is not ("queued" or "running"));

        Assert.Equal(("done", 2), (done.GetProperty("state").GetString(), done.GetProperty("attempt").GetInt32()));
        var segments = (await second.GetAsync($"/api/transcripts/{episode}")).GetProperty("segments").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(0, segments.Count), segments.Select(segment => segment.GetProperty("id").GetInt32()));
        Assert.Equal(segments.Select(Start).Order(), segments.Select(Start));
        var resumed = Directory.GetFiles(Path.Combine(_folder, "logs")).SelectMany(File.ReadLines).Single(line => line.Contains("is taken up", StringComparison.Ordinal) && line.Contains("\"Attempt\":2", StringComparison.Ordinal));
        Assert.DoesNotContain("\"Seconds\":0,", resumed, StringComparison.Ordinal);

        static double Start(System.Text.Json.JsonElement segment) => segment.GetProperty("start").GetDouble();
    }

    [Fact]
    public async Task A_second_instance_ends_with_a_sentence_and_no_stack_trace()
    {
        await using var first = await ApiProcess.Start(_folder).ServingAsync();

        await using var second = ApiProcess.Start(_folder);
        var (exitCode, _, errors) = await second.EndAsync();

        Assert.Equal(1, exitCode);
        Assert.Equal($"Podcasts is already running on the data folder {_folder}. Use that one, stop it first, or set PODCASTS_DATA to another folder.", errors.Trim());
    }

    [Fact]
    public async Task A_setting_out_of_range_ends_with_a_sentence()
    {
        await using var process = ApiProcess.Start(_folder, ("Gpu__SlotsPerDevice", "0"));

        var (exitCode, output, errors) = await process.EndAsync();

        Assert.Equal(1, exitCode);
        Assert.StartsWith("A setting is not right:", errors, StringComparison.Ordinal);
        Assert.Contains("Slots", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_ends_with_a_sentence()
    {
        await using var first = await ApiProcess.Start(_folder).ServingAsync();

        await using var second = ApiProcess.Start(Path.Combine(_folder, "other"), ("ASPNETCORE_URLS", first.Client.BaseAddress!.OriginalString));
        var (exitCode, output, errors) = await second.EndAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("choose another address with ASPNETCORE_URLS", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task FirstSegmentsAsync(ApiProcess api, string episode)
    {
        using var response = await api.Client.GetAsync($"/api/transcribe/{episode}/progress", HttpCompletionOption.ResponseHeadersRead);
        var events = SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync();
        Assert.Equal("segments", (await events.FirstAsync(item => item.EventType == "segments")).EventType);
    }
}
