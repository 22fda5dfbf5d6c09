using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Podcasts.Ops.Storage.Postgres;

/// <summary>Copies the rows of a PostgreSQL database into a file and back, with the tools that PostgreSQL has for it.</summary>
public sealed class PostgresCopy
{
    private readonly NpgsqlConnectionStringBuilder _address;

    private PostgresCopy(string connectionString) => _address = new(connectionString) { Pooling = false };

    /// <summary>Of the database that the settings name, or null where that is a file.</summary>
    /// <exception cref="UnprocessableException">The settings are not right.</exception>
    public static PostgresCopy? Of(StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Database != StorageOptions.Postgres ? null
            : new PostgresAddress().Validate(null, options) is { Failed: true } refusal ? throw new UnprocessableException(refusal.FailureMessage)
            : new(options.ConnectionString);
    }

    /// <summary>Writes everything as it is at one moment, while others go on.</summary>
    internal Task DumpAsync(string path, CancellationToken cancellationToken) => RunAsync("pg_dump", ["--format=custom", "--no-owner", "--file=" + path], cancellationToken);

    /// <summary>Puts a copy in the place of everything that is there.</summary>
    /// <exception cref="ConflictException">Somebody works with it.</exception>
    internal async Task RestoreAsync(string path, CancellationToken cancellationToken)
    {
        await EnsureAloneAsync(cancellationToken);
        await TextsAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public", cancellationToken);
        await RunAsync("pg_restore", ["--no-owner", "--single-transaction", "--exit-on-error", "--schema=public", "--dbname=" + _address.Database, path], cancellationToken);
    }

    /// <exception cref="ConflictException">Somebody works with it.</exception>
    internal async Task EnsureAloneAsync(CancellationToken cancellationToken)
    {
        if ((await TextsAsync("SELECT count(*)::text FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'", cancellationToken)).Single() is not "0" and var others)
        {
            throw new ConflictException($"The database {_address.Database} is in use by {others} connections. Stop all nodes, and restore then. Nothing was changed.");
        }
    }

    /// <summary>The first column of a query's answer.</summary>
    internal async Task<IReadOnlyList<string>> TextsAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_address.ConnectionString);
        await connection.OpenAsync(cancellationToken);
#pragma warning disable CA2100 // Only constants of ours.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var texts = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    // The password goes by the environment: others can read a command line.
    private async Task RunAsync(string tool, string[] words, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(tool, words) { RedirectStandardError = true };
        start.Environment["PGHOST"] = _address.Host;
        start.Environment["PGPORT"] = _address.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = _address.Username;
        start.Environment["PGPASSWORD"] = _address.Password;
        start.Environment["PGDATABASE"] = _address.Database;
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            try
            {
                await process.WaitForExitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                throw;
            }

            if (process.ExitCode != 0)
            {
                throw new UnavailableException($"{tool} ended with {process.ExitCode}: {(await errors).Trim().TrimEnd('.')}. See that it is of the server's version or a newer one, and that the login may do it.");
            }
        }
        catch (Win32Exception failure)
        {
            throw new UnavailableException($"{tool} is not installed here. Install PostgreSQL's client tools (on Debian the package postgresql-client), of the server's version or a newer one, and try again.", failure);
        }
    }
}
