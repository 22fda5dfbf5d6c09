namespace Podcasts.Api;

/// <summary>Headers that keep a browser from guessing, and the refusal of changes that another website's page asks for.</summary>
internal sealed class SafetyMiddleware(RequestDelegate next, IProblemDetailsService problems)
{
    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() => // Late, because an error clears the headers that were set before it.
        {
            SetHeaders(context.Response.Headers);
            return Task.CompletedTask;
        });
        if (IsFromElsewhere(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context });
        }
        else
        {
            await next(context);
        }
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "SAMEORIGIN";
        headers["Referrer-Policy"] = "same-origin";
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
    }

    // Browsers say truthfully where a request comes from; programs that are none say nothing. A live page's web socket changes things, too.
    private static bool IsFromElsewhere(HttpRequest request) =>
        (ChangesSomething(request) || request.Headers.Upgrade == "websocket")
        && (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site
            ? site is not ("same-origin" or "none")
            : request.Headers.Origin.ToString() is { Length: > 0 } origin && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value));

    private static bool ChangesSomething(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
}
