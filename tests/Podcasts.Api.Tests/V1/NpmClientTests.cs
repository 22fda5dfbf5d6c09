using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Podcasts.Ops.Storage;

namespace Podcasts.Api.Tests.V1;

/// <summary>OpenAI's own client for JavaScript, from npm, in the version that openai/package-lock.json names.</summary>
public sealed class NpmClientTests(ApiHost api) : IClassFixture<ApiHost>
{
    private static readonly string Source = Path.Combine(Repository.Root, "tests", "Podcasts.Api.Tests", "V1", "openai");
    private static readonly string Installed = Path.Combine(Repository.Root, "artifacts", "openai-npm");

    [Fact]
    public async Task It_reads_every_form_of_answer()
    {
        TinyModel.PutInto(api.Services.GetRequiredService<DataFolder>().Models, "tiny");
        await InstallAsync();

        var said = JsonSerializer.Deserialize<JsonElement>(await RunAsync("node", "client.mjs", new Uri(api.Client.BaseAddress!, "/v1").AbsoluteUri, await Sound.FileAsync(60)));

        var text = said.GetProperty("json").GetProperty("text").GetString()!;
        Assert.StartsWith("Words from 0.0.", text, StringComparison.Ordinal);
        Assert.Equal((text + "\n", text, text), (Text("text"), Text("streamed"), Text("done")));
        Assert.StartsWith("WEBVTT", Text("vtt"), StringComparison.Ordinal);
        Assert.StartsWith("1\n00:00:00,000 --> ", Text("srt"), StringComparison.Ordinal);
        Assert.Contains("tiny.en", said.GetProperty("models").EnumerateArray().Select(model => model.GetString()));
        Assert.Equal("Words", said.GetProperty("verbose").GetProperty("words")[0].GetProperty("word").GetString());
        Assert.Equal(0, said.GetProperty("verbose").GetProperty("segments")[0].GetProperty("start").GetDouble());
        Assert.Equal(2, said.GetProperty("diarized").GetProperty("segments").EnumerateArray().Select(segment => segment.GetProperty("speaker").GetString()).Distinct().Count());
        Assert.StartsWith("Words from 0.0.", said.GetProperty("translated").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal((404, "not_found"), (said.GetProperty("refused").GetProperty("status").GetInt32(), said.GetProperty("refused").GetProperty("code").GetString()));

        string? Text(string name) => said.GetProperty(name).GetString();
    }

    // Once for each version: the registry is asked for nothing that is here.
    private static async Task InstallAsync()
    {
        var known = Path.Combine(Installed, "package-lock.json");
        var isNew = !File.Exists(known) || await File.ReadAllTextAsync(known) != await File.ReadAllTextAsync(Path.Combine(Source, "package-lock.json"));
        Directory.CreateDirectory(Installed);
        foreach (var file in new[] { "package.json", "client.mjs" })
        {
            File.Copy(Path.Combine(Source, file), Path.Combine(Installed, file), overwrite: true);
        }

        if (isNew)
        {
            File.Copy(Path.Combine(Source, "package-lock.json"), known, overwrite: true);
            await RunAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Installed, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var trouble = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} failed: {await trouble}");
        return said;
    }
}
