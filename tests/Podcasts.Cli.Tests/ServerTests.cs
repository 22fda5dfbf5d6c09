using System.Text.Json;

namespace Podcasts.Cli.Tests;

/// <summary>Everything that is asked of a server, with a real one.</summary>
public sealed class ServerTests : IAsyncLifetime, IDisposable
{
    private readonly Cli _cli = new();
    private ApiProcess _server = null!;
    private string _show = "";

    public async Task InitializeAsync()
    {
        _server = await ApiProcess.Start(Path.Combine(_cli.Folder, "server")).ServingAsync();
        var shows = await Eventually.BecomesAsync(() => _server.GetAsync("/api/podcasts"), list => list.GetArrayLength() == 1);
        _show = shows[0].GetProperty("id").GetString()!;
    }

    [DemoModelFact]
    public async Task An_episode_is_found_heard_watched_exported_and_searched()
    {
        var episode = (await JsonAsync("list", _show)).GetProperty("episodes")[0].GetProperty("id").GetString()!;

        var queued = await JsonAsync("transcribe", episode, "--no-wait");
        var heard = await SayAsync("transcribe", episode, "--format", "srt");
        var watched = await SayAsync("watch", episode, "--json");
        var file = Path.Combine(_cli.Folder, "talk.md");
        var exported = await SayAsync("export", episode, "--format", "md", "--output", file);
        var word = heard.Output.Split('\n')[2].Split(' ').MaxBy(part => part.Length)!.Trim('.', ',', '?', '!', '\r');
        var found = await Eventually.BecomesAsync(() => JsonAsync("search", word), result => result.GetProperty("hits").GetArrayLength() > 0);

        Assert.Matches("^(queued|running)$", queued.GetProperty("state").GetString());
        Assert.StartsWith("1\n00:00:", heard.Output, StringComparison.Ordinal);
        Assert.Equal("done", JsonDocument.Parse(watched.Output.Split('\n')[^1]).RootElement.GetProperty("state").GetString());
        Assert.Equal("", exported.Output);
        Assert.StartsWith("# ", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Equal(episode, found.GetProperty("hits")[0].GetProperty("episode").GetString());
        Assert.Contains($"{episode} ", (await SayAsync("list", _show)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_show_is_added_by_its_feed()
    {
        var feed = new Uri(_server.Client.BaseAddress!, "samples/show/feed.xml").AbsoluteUri;

        Assert.StartsWith($"{_show}  ", (await SayAsync("add", feed)).Output, StringComparison.Ordinal);
        Assert.Equal(_show, (await JsonAsync("add", feed)).GetProperty("id").GetString());
    }

    [DemoModelFact]
    public async Task A_file_is_sent_where_a_server_is_named()
    {
        var heard = await SayAsync("transcribe", Cli.Episode, "--format", "vtt");

        Assert.StartsWith("WEBVTT", heard.Output, StringComparison.Ordinal);
        Assert.Contains("Uploads", (await SayAsync("list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_queue_pauses_and_goes_on()
    {
        Assert.Equal("stop", (await JsonAsync("queue", "pause", "--now")).GetProperty("paused").GetString());
        Assert.StartsWith("The queue is paused", (await SayAsync("queue")).Output, StringComparison.Ordinal);
        Assert.Equal("no", (await JsonAsync("queue", "resume")).GetProperty("paused").GetString());
    }

    [DemoModelFact]
    public async Task An_episode_that_waits_is_put_first_cancelled_and_tried_again()
    {
        await SayAsync("queue", "pause");
        var episodes = (await JsonAsync("list", _show)).GetProperty("episodes").EnumerateArray().Select(episode => episode.GetProperty("id").GetString()!).ToList();
        foreach (var episode in episodes)
        {
            await SayAsync("transcribe", episode, "--no-wait");
        }

        Assert.Equal(episodes[^1], Waiting(await JsonAsync("queue", "next", episodes[^1]))[0]);
        Assert.DoesNotContain(episodes[0], Waiting(await JsonAsync("queue", "cancel", episodes[0])));
        Assert.Contains(episodes[0], Waiting(await JsonAsync("queue", "retry", episodes[0])));
        Assert.Contains("3 waiting", (await SayAsync("queue")).Output, StringComparison.Ordinal);

        static List<string?> Waiting(JsonElement queue) => [.. queue.GetProperty("waiting").EnumerateArray().Select(item => item.GetProperty("episode").GetString())];
    }

    [Fact]
    public async Task The_storage_is_checked_and_models_are_listed()
    {
        Assert.True((await JsonAsync("storage", "check")).GetProperty("sound").GetBoolean());
        Assert.Contains("can be downloaded", (await SayAsync("models")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_refuses_ends_with_1_and_its_sentence()
    {
        var missing = await RunAsync("export", "nosuchepisode");
        var wrong = await RunAsync("add", "ftp://example.org/feed");
        var unknown = await RunAsync("list", "nosuchshow");

        Assert.All([missing, wrong, unknown], answer => Assert.Equal((1, ""), (answer.ExitCode, answer.Output)));
        Assert.All([missing, wrong, unknown], answer => Assert.NotEqual("", answer.Errors));
    }

    [Fact]
    public async Task A_key_that_the_server_does_not_know_ends_with_1_and_the_way_to_one_that_it_does()
    {
        using var stranger = new Cli { Key = "pk_unknown" };

        var answer = await stranger.RunAsync(_server.Client.BaseAddress!.OriginalString, "list");

        Assert.Equal(1, answer.ExitCode);
        Assert.EndsWith("Make a key on the page Keys, and put it into PODCASTS_KEY.", answer.Errors, StringComparison.Ordinal);
    }

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    public void Dispose() => _cli.Dispose();

    private Task<Answer> RunAsync(params string[] words) => _cli.RunAsync(_server.Client.BaseAddress!.OriginalString, words);

    private async Task<Answer> SayAsync(params string[] words)
    {
        var answer = await RunAsync(words);
        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        return answer;
    }

    private async Task<JsonElement> JsonAsync(params string[] words) => JsonDocument.Parse((await SayAsync([.. words, "--json"])).Output).RootElement;
}
