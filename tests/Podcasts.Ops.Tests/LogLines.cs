using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Podcasts.Ops.Tests;

/// <summary>Keeps every log line with the correlation id that was on it.</summary>
internal sealed class LogLines : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<(string Category, LogLevel Level, string Text, string? Correlation)> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class Logger(LogLines lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => lines._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            string? correlation = null;
            lines._scopes.ForEachScope((scope, _) => correlation = (scope as IReadOnlyDictionary<string, object>)?.GetValueOrDefault("CorrelationId") as string ?? correlation, 0);
            lines.Lines.Enqueue((category, logLevel, formatter(state, exception), correlation));
        }
    }
}
