using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Podcasts.Api.Tests;

/// <summary>The commands of the program from outside, beside one that serves; and a database that is too new for it.</summary>
public sealed class BackupProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-command-").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string Copy => Path.Combine(_folder, "copy.zip");

    [Fact]
    public async Task A_running_app_is_backed_up_and_restored_elsewhere_and_over_itself()
    {
        var other = Path.Combine(_folder, "other");
        await using (var app = await ApiProcess.Start(Data).ServingAsync())
        {
            await Eventually.BecomesAsync(() => app.GetAsync("/api/podcasts"), list => list.GetArrayLength() == 1);

            var backup = await RunAsync(Data, "backup", Copy);
            var elsewhere = await RunAsync(other, "restore", Copy);
            var over = await RunAsync(Data, "restore", Copy);

            Assert.Equal((0, ""), (backup.ExitCode, backup.Errors));
            Assert.Contains("It holds your keys and credentials", backup.Output, StringComparison.Ordinal);
            Assert.Contains("is restored; start the app.", elsewhere.Output, StringComparison.Ordinal);
            Assert.Contains("The app is running: stop it and start it again", over.Output, StringComparison.Ordinal);
        }

        await using var restored = await ApiProcess.Start(other, ("SampleShow__Enabled", "false")).ServingAsync();
        Assert.Equal(1, (await restored.GetAsync("/api/podcasts")).GetArrayLength());
    }

    [Theory]
    [InlineData(2, "Usage: backup TARGET", "backup")]
    [InlineData(2, "Usage: backup TARGET", "backup", "a", "b")]
    [InlineData(1, "There is no database in", "backup", "/tmp/nowhere/copy")]
    [InlineData(1, "There is no backup /tmp/nowhere/copy.", "restore", "/tmp/nowhere/copy")]
    public async Task What_cannot_be_done_is_said_in_a_sentence(int exitCode, string said, params string[] words)
    {
        var (code, output, errors) = await RunAsync(Data, words);

        Assert.Equal((exitCode, ""), (code, output));
        Assert.StartsWith(said, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_by_a_started_process_in_a_sentence()
    {
        await using (await ApiProcess.Start(Data).ServingAsync())
        {
        }

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "podcasts.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Holograms', '99.0')";
            await command.ExecuteNonQueryAsync();
        }

        await using var process = ApiProcess.Start(Data);
        var (exitCode, output, errors) = await process.EndAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("was written by a newer version of Podcasts (it has the change 29990101000000_Holograms).", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string data, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Podcasts.Api.dll"), .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PODCASTS_DATA"] = data },
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Trim(), (await errors).Trim());
    }
}
