namespace Podcasts.Cli.Tests;

/// <summary>A file that is heard with no server running.</summary>
public sealed class LocalFileTests : IDisposable
{
    private readonly Cli _cli = new();

    [DemoModelFact]
    public async Task A_file_becomes_captions_and_nothing_else_is_written()
    {
        var answer = await _cli.RunAsync(null, "transcribe", Cli.Episode, "--format", "vtt", "--model", "demo-synthetic.en");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.StartsWith("WEBVTT", answer.Output, StringComparison.Ordinal);
        Assert.True(answer.Output.Split(" --> ").Length > 20, answer.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_cli.Folder));
    }

    [Fact]
    public async Task What_is_no_audio_ends_with_1_and_a_sentence_and_leaves_no_file()
    {
        var page = Path.Combine(_cli.Folder, "talk.mp3");
        await File.WriteAllTextAsync(page, "<!doctype html><title>Not found</title>");

        var answer = await _cli.RunAsync(null, "transcribe", page, "--output", Path.Combine(_cli.Folder, "talk.txt"));

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.EndsWith(".", answer.Errors, StringComparison.Ordinal);
        Assert.Equal([page], Directory.EnumerateFileSystemEntries(_cli.Folder));
    }

    [Theory]
    [InlineData("--format", "pdf", "A transcript can be had as txt,")]
    [InlineData("--model", "large-v9", "There is no model large-v9 here")]
    public async Task What_there_is_none_of_is_said_before_anything_is_heard(string option, string value, string sentence)
    {
        var answer = await _cli.RunAsync(null, "transcribe", Cli.Episode, option, value);

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith(sentence, answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--output", "/no/such/folder/talk.txt", "No file can be written at /no/such/folder/talk.txt.")]
    [InlineData("--no-wait", null, "A file is heard while you wait;")]
    public async Task What_cannot_be_is_said_before_anything_is_heard(string option, string? value, string sentence)
    {
        string[] words = ["transcribe", Cli.Episode, option, .. value is null ? Array.Empty<string>() : [value]];
        var answer = await _cli.RunAsync(null, words);

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith(sentence, answer.Errors, StringComparison.Ordinal);
    }

    [DemoModelFact]
    public async Task Ctrl_C_ends_with_130_and_leaves_no_file()
    {
        var answer = await _cli.InterruptAsync(TimeSpan.FromSeconds(2), "transcribe", Cli.Episode, "--output", Path.Combine(_cli.Folder, "talk.txt"));

        Assert.Equal((130, "Stopped."), (answer.ExitCode, answer.Errors));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_cli.Folder));
    }

    public void Dispose() => _cli.Dispose();
}
