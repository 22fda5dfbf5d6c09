using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Podcasts.Ops;

namespace Podcasts.Api.Errors;

/// <summary>The one place that turns exceptions into answers.</summary>
internal sealed partial class PodcastsExceptionHandler(IProblemDetailsService problems, ILogger<PodcastsExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var known = Faults.Explain(exception);
        var status = known switch
        {
            RefusedException => StatusCodes.Status401Unauthorized,
            NotFoundException => StatusCodes.Status404NotFound,
            ConflictException => StatusCodes.Status409Conflict,
            UnprocessableException => StatusCodes.Status422UnprocessableEntity,
            UnavailableException => StatusCodes.Status503ServiceUnavailable,
            _ when exception is BadHttpRequestException bad => bad.StatusCode,
            _ => StatusCodes.Status500InternalServerError,
        };
        if (status == StatusCodes.Status500InternalServerError)
        {
            Log.Unexpected(logger, httpContext.Request.Method, httpContext.Request.Path, exception);
        }
        else
        {
            Log.Refused(logger, httpContext.Request.Method, httpContext.Request.Path, status, known?.Message ?? exception.Message);
        }

        httpContext.Response.StatusCode = status;
        var problem = new ProblemDetails { Status = status, Detail = known?.Message };
        if (known is ConflictException { Current: { } current })
        {
            problem.Extensions["current"] = current;
        }

        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
    }

    private static partial class Log
    {
        [LoggerMessage(601, LogLevel.Error, "{Method} {Path} failed unexpectedly.")]
        public static partial void Unexpected(ILogger logger, string method, string path, Exception exception);

        [LoggerMessage(602, LogLevel.Information, "{Method} {Path} is answered with {Status}: {Reason}")]
        public static partial void Refused(ILogger logger, string method, string path, int status, string reason);
    }
}
