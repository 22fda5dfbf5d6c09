using Microsoft.AspNetCore.Mvc;

namespace Podcasts.Api.Validation;

/// <summary>The answer to a request that breaks its rules: 400, with every broken rule.</summary>
internal static class InvalidRequest
{
    public static IActionResult Answer(ActionContext context)
    {
        // A body that is not JSON fails with the parser's own words, which help nobody and name our types.
        var isBroken = context.ModelState.Keys.Any(key => key.Length == 0 || key.StartsWith('$'));
        var problem = isBroken ? new ValidationProblemDetails() : new ValidationProblemDetails(context.ModelState);
        problem.Status = StatusCodes.Status400BadRequest;
        problem.Title = "The request is not right.";
        problem.Detail = isBroken
            ? "The body of this request is not the JSON that is expected here; /scalar shows what is."
            : string.Join(' ', problem.Errors.SelectMany(errors => errors.Value).Distinct());
        return new ObjectResult(problem) { StatusCode = problem.Status, ContentTypes = { "application/problem+json" } };
    }
}
