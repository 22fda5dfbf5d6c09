using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;
using Podcasts.Core;
using Podcasts.Core.Fetching;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Storage.Postgres;

namespace Podcasts.Ops;

/// <summary>The one place that says in plain words what a failure below means for a person.</summary>
public static class Faults
{
    private const int NoSpace = 28;
    private const int NoSpaceWindows = unchecked((int)0x80070070);
    private const int WouldBlock = 11;
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int SqliteFull = 13;
    private const int SqliteInputOutput = 10;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    /// <returns>What to tell a person, or null for a fault that only a log can explain.</returns>
    public static PodcastsException? Explain(Exception exception) => exception switch
    {
        PodcastsException known => known,
        FetchException { InnerException: IOException { HResult: NoSpace or NoSpaceWindows } } full => new UnavailableException(full.Message, full) { MayPass = true },
        FetchException { Permanent: false } passing => new UnavailableException(passing.Message, passing) { MayPass = true, RetryAfter = passing.RetryAfter },
        EngineUnavailableException missing => new UnavailableException(missing.Message, missing),
        TorchUnavailableException missing => new UnavailableException(missing.Message, missing),
        PodcastsCoreException known => new UnprocessableException(known.Message, known),
        IOException { HResult: NoSpace or NoSpaceWindows } => DiskFull(exception),
        SqliteException { SqliteErrorCode: SqliteFull } => DiskFull(exception),
        SqliteException { SqliteErrorCode: SqliteInputOutput } => new UnavailableException($"The database could not be read or written ({exception.Message.TrimEnd('.')}). See that the disk of the data folder is whole and has free space.", exception) { MayPass = true },
        NpgsqlException failure when PostgresFaults.Explain(failure) is { } known => known,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => new UnavailableException($"The database did not answer ({exception.Message.TrimEnd('.')}). See that it runs; nothing that was finished is lost.", exception) { MayPass = true },
        RegexMatchTimeoutException endless => new UnprocessableException("Reading this text takes without end, as if it were made for that; it was given up. Choose another file, or tell whoever made it.", endless),
        UnauthorizedAccessException => new UnavailableException($"A file of the data folder cannot be used ({exception.Message.TrimEnd('.')}). Check its owner and permissions.", exception),
        _ => exception.InnerException is { } inner ? Explain(inner) : null,
    };

    internal static bool IsLocked(IOException failure) => failure.HResult is WouldBlock or SharingViolation;

    private static UnavailableException DiskFull(Exception inner) =>
        new("The disk that holds the data folder is full. Free some space and try again; nothing that was finished is lost.", inner) { MayPass = true };
}
