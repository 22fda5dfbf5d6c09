using Microsoft.AspNetCore.Http;
using Podcasts.Ops.Credentials;
using Podcasts.Ops.Models;

namespace Podcasts.Ops.Tests.Models;

public sealed class ModelDownloadTests
{
    [Fact]
    public async Task A_model_is_downloaded_with_progress_and_usable_at_once()
    {
        await using var hub = await Hub.StartAsync();
        await using var host = await OpsHost.StartAsync(null, hub.Settings);
        var models = host.Get<ModelsOrchestrator>();

        await models.StartAsync("fine.en", default);
        var told = await models.ProgressAsync("fine.en", default).ToListAsync();

        Assert.Equal(("done", 100, hub.Model.Length), (told[^1].State, told[^1].Percent, told[^1].Bytes));
        Assert.Equal("fine.en", host.Get<ModelShelf>().Find("fine.en").Id);
        Assert.True((await models.ListAsync(default)).Catalog.Single() is { Installed: true, Download.State: "done" });
        Assert.Empty(Directory.EnumerateFiles(host.Data.ModelParts));
    }

    [Fact]
    public async Task A_second_press_joins_the_download_that_runs_and_a_third_finds_it_here()
    {
        var letGo = new TaskCompletionSource();
        await using var hub = await Hub.StartAsync();
        hub.AnswerHalf(letGo.Task);
        await using var host = await OpsHost.StartAsync(null, [.. hub.Settings, ("Fetching:Attempts", "2"), ("Fetching:RetryDelay", "00:00:00.01")]);
        var models = host.Get<ModelsOrchestrator>();

        await models.StartAsync("fine.en", default);
        await HalfAsync(models, hub);
        await models.StartAsync("fine.en", default);
        letGo.SetResult();
        await EndAsync(models);
        var third = await models.StartAsync("fine.en", default);

        Assert.Equal("done", third.State);
        Assert.Equal([null, $"bytes={hub.Model.Length / 2}-"], hub.Requests.Select(request => request.Range));
    }

    [Fact]
    public async Task A_download_that_broke_off_goes_on_where_it_was_at_the_next_press()
    {
        var letGo = new TaskCompletionSource();
        await using var hub = await Hub.StartAsync();
        hub.AnswerHalf(letGo.Task);
        await using var host = await OpsHost.StartAsync(null, hub.Settings);
        var models = host.Get<ModelsOrchestrator>();

        await models.StartAsync("fine.en", default);
        await HalfAsync(models, hub);
        letGo.SetResult();
        var broken = await EndAsync(models);
        await models.StartAsync("fine.en", default);
        var done = await EndAsync(models);

        Assert.Equal(("failed", hub.Model.Length / 2), (broken.State, broken.Bytes));
        Assert.Contains("what has arrived is kept", broken.Error, StringComparison.Ordinal);
        Assert.Equal("done", done.State);
        Assert.Equal($"bytes={hub.Model.Length / 2}-", hub.Requests.Last().Range);
    }

    [Fact]
    public async Task A_restart_goes_on_with_what_was_under_way_by_itself()
    {
        var folder = Directory.CreateTempSubdirectory("podcasts-ops-").FullName;
        await using var hub = await Hub.StartAsync();
        hub.AnswerHalf(new TaskCompletionSource().Task);
        await using (var first = await OpsHost.StartAsync(folder, hub.Settings))
        {
            await first.Get<ModelsOrchestrator>().StartAsync("fine.en", default);
            await HalfAsync(first.Get<ModelsOrchestrator>(), hub);
        }

        await using (var second = await OpsHost.StartAsync(folder, hub.Settings))
        {
            Assert.Equal("done", (await EndAsync(second.Get<ModelsOrchestrator>())).State);
        }

        Assert.Equal($"bytes={hub.Model.Length / 2}-", hub.Requests.Last().Range);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_wrong_checksum_is_refused_and_the_file_kept_aside()
    {
        await using var hub = await Hub.StartAsync(new { algorithm = "sha1", value = new string('0', 40) });
        await using var host = await OpsHost.StartAsync(null, hub.Settings);
        var models = host.Get<ModelsOrchestrator>();

        await models.StartAsync("fine.en", default);
        var refused = await EndAsync(models);

        Assert.Equal("failed", refused.State);
        Assert.Contains("should be 0000000000", refused.Error, StringComparison.Ordinal);
        Assert.Contains($"kept in {host.Data.SetAside}", refused.Error, StringComparison.Ordinal);
        Assert.Equal(hub.Model, await File.ReadAllBytesAsync(Directory.EnumerateFiles(host.Data.SetAside, "*ggml-fine.en.bin").Single()));
        Assert.Throws<UnprocessableException>(() => host.Get<ModelShelf>().Find("fine.en"));
        Assert.Empty(Directory.EnumerateFiles(host.Data.ModelParts));
    }

    [Fact]
    public async Task Without_a_checksum_a_file_must_still_be_whole()
    {
        await using var hub = await Hub.StartAsync(hasChecksum: false);
        hub.AnswerWith(new byte[hub.Model.Length]);
        await using var host = await OpsHost.StartAsync(null, hub.Settings);
        var models = host.Get<ModelsOrchestrator>();

        await models.StartAsync("fine.en", default);

        Assert.Contains("not a Whisper model", (await EndAsync(models)).Error, StringComparison.Ordinal);
        Assert.Null((await models.ListAsync(default)).Catalog.Single().Checksum);
    }

    [Fact]
    public async Task A_cancelled_download_leaves_nothing_behind_and_can_be_started_again()
    {
        await using var hub = await Hub.StartAsync();
        hub.AnswerHalf(new TaskCompletionSource().Task);
        await using var host = await OpsHost.StartAsync(null, hub.Settings);
        var models = host.Get<ModelsOrchestrator>();
        await models.StartAsync("fine.en", default);
        await HalfAsync(models, hub);

        await models.CancelAsync("fine.en", default);

        Assert.Equal("cancelled", (await models.StatusAsync("fine.en", default)).State);
        Assert.Empty(Directory.EnumerateFiles(host.Data.ModelParts));
        Assert.Equal("downloading", (await models.StartAsync("fine.en", default)).State);
    }

    [Fact]
    public async Task A_disk_without_room_is_told_before_anything_is_fetched()
    {
        await using var hub = await Hub.StartAsync();
        await using var host = await OpsHost.StartAsync(null, [.. hub.Settings, ("Storage:ReserveMegabytes", "1000000000")]);

        var full = await Assert.ThrowsAsync<UnavailableException>(() => host.Get<ModelsOrchestrator>().StartAsync("fine.en", default));

        Assert.Contains("There is no room for fine.en", full.Message, StringComparison.Ordinal);
        Assert.Empty(hub.Requests);
    }

    [Theory]
    [InlineData(StatusCodes.Status401Unauthorized)]
    [InlineData(StatusCodes.Status403Forbidden)]
    public async Task A_gated_model_asks_for_a_token_and_says_where_to_enter_it(int status)
    {
        await using var hub = await Hub.StartAsync();
        hub.Answer(Hub.Path, context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await using var host = await OpsHost.StartAsync(null, hub.Settings);
        var models = host.Get<ModelsOrchestrator>();

        await models.StartAsync("fine.en", default);
        var gated = await EndAsync(models);
        await host.Get<CredentialsOrchestrator>().SaveAsync("hugging-face", "hf_wrong-token", null, default);
        await models.StartAsync("fine.en", default);
        var refused = await EndAsync(models);

        Assert.Contains($"answers {status}: it hands us/models only to those it knows. Make a Hugging Face token", gated.Error, StringComparison.Ordinal);
        Assert.Contains("on the page Credentials", gated.Error, StringComparison.Ordinal);
        Assert.Contains("to the Hugging Face token that is stored here", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_goes_to_its_hub_and_not_to_whom_it_redirects()
    {
        await using var store = await Hub.StartAsync();
        await using var hub = await Hub.StartAsync();
        hub.Answer(Hub.Path, context =>
        {
            context.Response.Redirect(new Uri(store.Publisher.Address, Hub.Path).AbsoluteUri);
            return Task.CompletedTask;
        });
        await using var host = await OpsHost.StartAsync(null, hub.Settings);
        var models = host.Get<ModelsOrchestrator>();
        await host.Get<CredentialsOrchestrator>().SaveAsync("hugging-face", "hf_only-for-the-hub", null, default);

        await models.StartAsync("fine.en", default);
        var done = await EndAsync(models);

        Assert.Equal("done", done.State);
        Assert.Equal("Bearer hf_only-for-the-hub", Assert.Single(hub.Requests).Authorization);
        Assert.Null(Assert.Single(store.Requests).Authorization);
        Assert.DoesNotContain(host.Logs.Lines, line => line.Text.Contains("hf_only", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_for_one_hub_is_not_shown_to_another()
    {
        await using var hub = await Hub.StartAsync();
        await using var host = await OpsHost.StartAsync(null, hub.Settings);
        var models = host.Get<ModelsOrchestrator>();
        await host.Get<CredentialsOrchestrator>().SaveAsync("hugging-face", "hf_for-the-real-one", new Uri("https://huggingface.co"), default);

        await models.StartAsync("fine.en", default);
        await EndAsync(models);

        Assert.Null(Assert.Single(hub.Requests).Authorization);
    }

    [Fact]
    public async Task What_is_not_offered_or_was_not_asked_for_is_not_found()
    {
        await using var hub = await Hub.StartAsync();
        await using var host = await OpsHost.StartAsync(null, hub.Settings);
        var models = host.Get<ModelsOrchestrator>();

        await Assert.ThrowsAsync<NotFoundException>(() => models.StartAsync("../../etc/passwd", default));
        var never = await Assert.ThrowsAsync<NotFoundException>(() => models.StatusAsync("fine.en", default));

        Assert.Contains("POST /api/models/fine.en/download", never.Message, StringComparison.Ordinal);
    }

    private static Task<ModelDownloadStatus> HalfAsync(ModelsOrchestrator models, Hub hub) =>
        Eventually.BecomesAsync(() => models.StatusAsync("fine.en", default), status => status.Bytes == hub.Model.Length / 2);

    private static Task<ModelDownloadStatus> EndAsync(ModelsOrchestrator models) =>
        Eventually.BecomesAsync(() => models.StatusAsync("fine.en", default), status => ModelDownloadState.IsTerminal(status.State));
}
