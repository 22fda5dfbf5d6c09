using Microsoft.Extensions.Logging;

namespace Podcasts.Ops;

/// <summary>The one id that follows a press of a button through request, job and recognition into every log line.</summary>
public static class Correlation
{
    private static readonly AsyncLocal<string?> Id = new();

    /// <summary>The id of the work in hand; a fresh one where none was set.</summary>
    public static string Current => Id.Value ??= Guid.NewGuid().ToString("N");

    /// <summary>Sets the id for everything called from here, and puts it on every log line until disposed.</summary>
    public static IDisposable? Begin(string id, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        Id.Value = id;
        return logger.BeginScope(new Dictionary<string, object> { ["CorrelationId"] = id });
    }
}
