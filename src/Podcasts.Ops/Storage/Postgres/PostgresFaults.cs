using Npgsql;

namespace Podcasts.Ops.Storage.Postgres;

/// <summary>Says in plain words what PostgreSQL's refusals mean for a person. The server's own words never hold a password.</summary>
internal static class PostgresFaults
{
    private const string SleptInTransaction = "25P03"; // idle_in_transaction_session_timeout, see PostgresAddress.

    /// <returns>What to tell a person, or null for a fault that only a log can explain.</returns>
    public static UnavailableException? Explain(NpgsqlException failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } refusal =>
            new($"PostgreSQL refuses the login ({refusal.MessageText}). Check user name and password in Storage:ConnectionString, and the server's pg_hba.conf.", refusal) { MayPass = true },
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } refusal =>
            new($"PostgreSQL has no such database ({refusal.MessageText}). Create it with createdb, or name another in Storage:ConnectionString.", refusal) { MayPass = true },
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refusal =>
            new($"PostgreSQL does not allow it ({refusal.MessageText}). Make the database with createdb --owner, for the user of Storage:ConnectionString.", refusal) { MayPass = true },
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } refusal =>
            new($"The disk of the database server is full ({refusal.MessageText}). Free some space there; nothing that was finished is lost.", refusal) { MayPass = true },
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } refusal =>
            new($"PostgreSQL has no connection left ({refusal.MessageText}). Raise its max_connections, or set Maximum Pool Size in Storage:ConnectionString.", refusal) { MayPass = true },
        PostgresException { IsTransient: false } and not { SqlState: SleptInTransaction } => null,
        _ => new($"The database cannot be reached at present ({Words(failure).TrimEnd('.')}). See that PostgreSQL runs where Storage:ConnectionString says; what was begun goes on by itself once it does.", failure) { MayPass = true },
    };

    private static string Words(NpgsqlException failure) => failure is PostgresException refusal ? refusal.MessageText : failure.Message;
}
