using Microsoft.Extensions.Options;
using Npgsql;

namespace Podcasts.Ops.Storage.Postgres;

/// <summary>Reads <see cref="StorageOptions.ConnectionString"/>; what it refuses it does not repeat, since a password is in it.</summary>
internal sealed class PostgresAddress : IValidateOptions<StorageOptions>
{
    // A node that sleeps in the middle of a transaction must not keep the others waiting.
    private const string Timeouts = "-c idle_in_transaction_session_timeout=15s -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    public ValidateOptionsResult Validate(string? name, StorageOptions options) =>
        options.Database != StorageOptions.Postgres ? ValidateOptionsResult.Skip
        : options.ConnectionString.Length == 0 ? ValidateOptionsResult.Fail("Storage:Database=postgres needs Storage:ConnectionString, such as Host=db;Database=podcasts;Username=podcasts;Password=….")
        : Read(options.ConnectionString) is { Host: not null } ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail("Storage:ConnectionString cannot be read. Check its names and values, such as Host=db;Database=podcasts;Username=podcasts;Password=…, and put quotes around a value that has a ; or a = in it.");

    /// <summary>Opens the pool of connections that everything in this process shares.</summary>
    public static NpgsqlDataSource Open(string connectionString)
    {
        var address = Read(connectionString)!;
        address.Options = $"{address.Options} {Timeouts}".Trim();
        address.ApplicationName ??= "podcasts";
        return NpgsqlDataSource.Create(address);
    }

    private static NpgsqlConnectionStringBuilder? Read(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            return null;
        }
    }
}
