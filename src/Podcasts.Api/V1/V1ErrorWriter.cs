using Podcasts.Api.Errors;

namespace Podcasts.Api.V1;

/// <summary>Problems under <c>/v1</c> as OpenAI's API tells them, which is what its clients read.</summary>
internal sealed class V1ErrorWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => context.HttpContext.Request.Path.StartsWithSegments("/v1");

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        ProblemSentences.Complete(context);
        var response = context.HttpContext.Response;
        if (response.StatusCode == StatusCodes.Status422UnprocessableEntity)
        {
            response.StatusCode = StatusCodes.Status400BadRequest; // OpenAI knows no 422, and a client that retries what it does not know would send the recording again.
        }

        await response.WriteAsJsonAsync(V1ErrorResponse.From(response.StatusCode, context.ProblemDetails.Detail!), context.HttpContext.RequestAborted);
    }
}
