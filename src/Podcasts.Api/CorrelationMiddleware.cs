using System.Diagnostics;
using System.Text.RegularExpressions;
using Podcasts.Ops;

namespace Podcasts.Api;

/// <summary>Gives each request its correlation id: the caller's own, or the trace that it belongs to. It comes back as a header.</summary>
internal sealed partial class CorrelationMiddleware(RequestDelegate next, ILogger<CorrelationMiddleware> logger)
{
    private const string Header = "X-Correlation-Id";

    public async Task InvokeAsync(HttpContext context)
    {
        var id = context.Request.Headers[Header].ToString() is { } given && Harmless().IsMatch(given)
            ? given
            : Activity.Current?.TraceId.ToHexString() ?? Guid.NewGuid().ToString("N");
        context.TraceIdentifier = id;
        context.Response.OnStarting(() => // Late, because an error clears the headers that were set before it.
        {
            context.Response.Headers[Header] = id;
            return Task.CompletedTask;
        });
        using var scope = Correlation.Begin(id, logger);
        await next(context);
    }

    // Nothing that could break a log line or a header.
    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}$", RegexOptions.None, 10_000)]
    private static partial Regex Harmless();
}
