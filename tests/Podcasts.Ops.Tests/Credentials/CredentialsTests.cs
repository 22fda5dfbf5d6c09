using System.Buffers.Text;
using System.Runtime.Versioning;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Podcasts.Core.Transcribe.OpenAi;
using Podcasts.Ops.Credentials;

namespace Podcasts.Ops.Tests.Credentials;

public sealed class CredentialsTests : IDisposable
{
    private const string Secret = "hf_abcdefghijkl1234";

    private static readonly Uri HuggingFace = new("https://huggingface.co");

    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-ops-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_secret_outlives_a_restart_and_shows_no_more_than_its_end()
    {
        await using (var first = await OpsHost.StartAsync(_folder))
        {
            await first.Get<CredentialsOrchestrator>().SaveAsync("hugging-face", Secret, null, default);
        }

        await using var second = await OpsHost.StartAsync(_folder);
        var listed = (await second.Get<CredentialsOrchestrator>().ListAsync(default)).Single(credential => credential.Name == "hugging-face");

        Assert.True(listed is { LastFour: "1234", Problem: null, Set: not null });
        Assert.Equal(HuggingFace, listed.Origin);
        Assert.Equal(Secret, second.Get<CredentialStore>().Find("hugging-face", new Uri(HuggingFace, "/x/y"))!.Value);
    }

    [Theory]
    [InlineData("http://huggingface.co/")]
    [InlineData("https://huggingface.co:8443/")]
    [InlineData("https://cdn.huggingface.co/")]
    [InlineData("https://huggingface.co.evil.example/")]
    public async Task A_secret_is_for_one_scheme_host_and_port_only(string address)
    {
        await using var host = await OpsHost.StartAsync(_folder);
        await host.Get<CredentialsOrchestrator>().SaveAsync("hugging-face", Secret, null, default);

        Assert.Null(host.Get<CredentialStore>().Find("hugging-face", new Uri(address)));
    }

    [Fact]
    public async Task A_new_key_encrypts_what_is_new_and_the_old_ones_still_open_what_is_old()
    {
        await using (var first = await OpsHost.StartAsync(_folder))
        {
            await first.Get<CredentialsOrchestrator>().SaveAsync("hugging-face", Secret, null, default);
            var now = TimeProvider.System.GetUtcNow();
            first.Get<IKeyManager>().CreateNewKey(now, now.AddDays(90)); // As happens by itself before 90 days are over.
        }

        await using var second = await OpsHost.StartAsync(_folder);
        await second.Get<CredentialsOrchestrator>().SaveAsync("openai", Secret, null, default);

        Assert.Equal(2, Directory.GetFiles(second.Data.Keys, "key-*.xml").Length);
        Assert.Equal(Secret, second.Get<CredentialStore>().Find("hugging-face", HuggingFace)!.Value);
        Assert.Equal(2, second.Get<CredentialStore>().Stored("openai") is { } later && second.Get<CredentialStore>().Stored("hugging-face") is { } earlier
            ? new[] { KeyOf(later.Protected), KeyOf(earlier.Protected) }.Distinct().Count()
            : 0);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Neither_disk_nor_logs_hold_a_secret_in_the_clear_and_only_its_owner_reads_the_files()
    {
        await using var host = await OpsHost.StartAsync(_folder);
        await host.Get<CredentialsOrchestrator>().SaveAsync("hugging-face", Secret, null, default);

        var stored = await File.ReadAllTextAsync(host.Data.Credentials);
        Assert.Contains("https://huggingface.co", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, stored, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Logs.Lines, line => line.Text.Contains(Secret, StringComparison.Ordinal));
        var own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(own, File.GetUnixFileMode(host.Data.Credentials));
        Assert.Equal(own | UnixFileMode.UserExecute, File.GetUnixFileMode(host.Data.Keys));
        Assert.All(Directory.EnumerateFiles(host.Data.Keys), key => Assert.Equal(own, File.GetUnixFileMode(key)));
        Assert.NotEmpty(Directory.EnumerateFiles(host.Data.Keys));
    }

    [Fact]
    public async Task The_key_of_the_server_that_hears_comes_from_here_before_the_settings()
    {
        var server = new Uri("http://127.0.0.1:9000/v1/audio/transcriptions");
        await using var host = await OpsHost.StartAsync(_folder, ("OpenAi:Address", "http://127.0.0.1:9000/v1"), ("OpenAi:ApiKey", "from-the-settings"));
        var key = host.Get<OpenAiKey>();

        Assert.Equal("from-the-settings", key(server));
        await host.Get<CredentialsOrchestrator>().SaveAsync("openai", Secret, null, default);
        Assert.Equal(Secret, key(server));
    }

    [Fact]
    public async Task A_deleted_secret_is_gone()
    {
        await using var host = await OpsHost.StartAsync(_folder);
        var credentials = host.Get<CredentialsOrchestrator>();
        await credentials.SaveAsync("openai", Secret, new Uri("http://127.0.0.1:9000"), default);

        await credentials.DeleteAsync("openai", default);

        Assert.Null(host.Get<CredentialStore>().Find("openai", new Uri("http://127.0.0.1:9000/v1/")));
        Assert.All(await credentials.ListAsync(default), credential => Assert.Null(credential.Set));
        await Assert.ThrowsAsync<NotFoundException>(() => credentials.DeleteAsync("nobody", default));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"credentials": [{"name": "openai", "origin": "ftp://x", "protected": "y", "set": "2026-01-01T00:00:00Z"}]}""")]
    [InlineData("""{"credentials": [{"name": "openai", "origin": "https://x", "set": "2026-01-01T00:00:00Z"}]}""")]
    public async Task A_broken_file_is_set_aside_and_told(string json)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "credentials.json"), json);
        await using var host = await OpsHost.StartAsync(_folder);

        Assert.All(await host.Get<CredentialsOrchestrator>().ListAsync(default), credential => Assert.Null(credential.Set));
        Assert.Single(Directory.EnumerateFiles(host.Data.SetAside, "*credentials.json"));
        Assert.Contains(host.Logs.Lines, line => line.Text.Contains("Enter the credentials again.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_keys_are_lost_a_person_is_told_to_enter_the_secret_again()
    {
        await using (var first = await OpsHost.StartAsync(_folder))
        {
            await first.Get<CredentialsOrchestrator>().SaveAsync("hugging-face", Secret, null, default);
        }

        Directory.Delete(Path.Combine(_folder, "keys"), recursive: true);
        await using var second = await OpsHost.StartAsync(_folder);
        var listed = (await second.Get<CredentialsOrchestrator>().ListAsync(default)).Single(credential => credential.Name == "hugging-face");

        Assert.Contains("Enter it again.", listed.Problem, StringComparison.Ordinal);
        Assert.Null(second.Get<CredentialStore>().Find("hugging-face", HuggingFace));
    }

    [Fact]
    public async Task A_short_secret_shows_nothing_at_all()
    {
        await using var host = await OpsHost.StartAsync(_folder);

        var saved = await host.Get<CredentialsOrchestrator>().SaveAsync("openai", "short-key", null, default);

        Assert.Null(saved.LastFour);
    }

    // What Data Protection writes begins with four bytes of its own and then the id of the key.
    private static string KeyOf(string encrypted) => Convert.ToHexString(Base64Url.DecodeFromChars(encrypted)[4..20]);
}
