namespace Podcasts.Api.Errors;

/// <summary>Every problem says in a plain sentence what failed and what to do, those that the framework makes included.</summary>
internal static class ProblemSentences
{
    public static void Complete(ProblemDetailsContext context)
    {
        var request = context.HttpContext.Request;
        context.ProblemDetails.Detail ??= context.ProblemDetails.Status switch
        {
            StatusCodes.Status400BadRequest => "The request cannot be understood; /scalar shows what is expected.",
            StatusCodes.Status403Forbidden => "Another website sent this request, and such requests are refused. Use the app's own pages.",
            StatusCodes.Status404NotFound => $"There is nothing at {request.Path}; /scalar shows what there is.",
            StatusCodes.Status405MethodNotAllowed => $"{request.Method} is not possible at {request.Path}; /scalar shows what is.",
            StatusCodes.Status413PayloadTooLarge => "The body of this request is too large; nothing here takes more than 64 KB, but for files: 32 MB of a transcript, 8 MB of OPML.",
            StatusCodes.Status415UnsupportedMediaType => "The body must be JSON: send it with Content-Type: application/json.",
            >= StatusCodes.Status500InternalServerError =>
                $"Something went wrong that nobody foresaw. Try again; if it stays so, the log in the data folder says why, under {context.HttpContext.TraceIdentifier}.",
            _ => "The request cannot be answered; /scalar shows what is expected.",
        };
        context.ProblemDetails.Extensions["traceId"] = context.HttpContext.TraceIdentifier;
    }
}
