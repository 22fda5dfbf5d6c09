using Scalar.AspNetCore;

namespace Podcasts.Api;

/// <summary>Headers that keep a browser from guessing, and the refusal of changes that another website's page asks for.</summary>
internal sealed class SafetyMiddleware(RequestDelegate next, IProblemDetailsService problems)
{
    // For what is no page: should a browser show it as one, nothing in it runs, and nothing is loaded but itself. A page sets its own.
    private const string NoPage = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string NotUsed = "accelerometer=(), autoplay=(self), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() => // Late, because an error clears the headers that were set before it.
        {
            SetHeaders(context.Response.Headers, context.Items[ScalarOptions.NonceHttpContextItemKey] as string);
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

    private static void SetHeaders(IHeaderDictionary headers, string? nonce)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers.TryAdd("Cache-Control", "no-cache");
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = NotUsed;
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers.TryAdd("Content-Security-Policy", nonce is null ? NoPage : ApiPage(nonce));
    }

    // The page that shows the API draws its styles as it goes; its scripts are known by a number that is drawn anew for each answer.
    private static string ApiPage(string nonce) => $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // Browsers say truthfully where a request comes from; programs that are none say nothing. A live page's web socket changes things, too.
    private static bool IsFromElsewhere(HttpRequest request) =>
        (ChangesSomething(request) || request.Headers.Upgrade == "websocket")
        && (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site
            ? site is not ("same-origin" or "none")
            : request.Headers.Origin.ToString() is { Length: > 0 } origin && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value));

    private static bool ChangesSomething(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
}
