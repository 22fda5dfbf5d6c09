using System.ComponentModel.DataAnnotations;

namespace Podcasts.Ops.Storage;

/// <summary>Where rows are kept, and bounds on what is kept.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    public const string Sqlite = "sqlite";

    public const string Postgres = "postgres";

    /// <summary><c>sqlite</c>: a file of the data folder, for one process. <c>postgres</c>: a server that several nodes share.</summary>
    [AllowedValues(Sqlite, Postgres, ErrorMessage = "Storage:Database is sqlite or postgres.")]
    public string Database { get; init; } = Sqlite;

    /// <summary>Where PostgreSQL is and who we are there: <c>Host=db;Database=podcasts;Username=podcasts;Password=…</c>. It is a secret and stands in no log.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>Megabytes that are left free on the disk, so that there is always room to write down what went wrong.</summary>
    [Range(1, 1 << 30)]
    public int ReserveMegabytes { get; init; } = 64;

    /// <summary>How long a check of everything that is stored may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CheckWithin { get; init; } = TimeSpan.FromMinutes(10);
}
