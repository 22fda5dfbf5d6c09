using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Podcasts.Api.Account;
using Podcasts.Ops.Audit;

namespace Podcasts.Api.Audit;

/// <summary>Notes every change that somebody asked for, and every one that was refused to somebody who is known. What is sent is not noted, for it may be secret.</summary>
internal sealed partial class AuditMiddleware(RequestDelegate next, AuditOrchestrator audit, ILogger<AuditMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var who = context.User; // As it was before: signing out changes it.
        await next(context);
        if (!IsNoted(context, who))
        {
            return;
        }

        var (action, refusal) = (ActionOf(context), context.Response.StatusCode >= StatusCodes.Status400BadRequest ? $" (refused, {context.Response.StatusCode})" : "");
        var via = who.Key() is { } key ? $" (key {key})" : "";
        try
        {
            await audit.WriteAsync(
                new($"{who.Name()}{via}", who.Id(), action, $"{context.Request.Path}{refusal}", context.Connection.RemoteIpAddress?.ToString()),
                CancellationToken.None); // It was done, whether or not the caller is still there.
        }
        catch (Exception failure)
        {
            Log.NotNoted(logger, action, failure);
        }
    }

    // Signing in and out note themselves, with what is known there only.
    private static bool IsNoted(HttpContext context, System.Security.Claims.ClaimsPrincipal who) =>
        !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !HttpMethods.IsOptions(context.Request.Method)
        && PodcastsApi.IsApi(context.Request.Path)
        && who.Identity?.IsAuthenticated == true
        && context.GetEndpoint() is not null
        && context.Request.Path.Value is not ("/api/account/signin" or "/api/account/signout" or "/api/account/first")
        && context.Response.StatusCode is < 400 or 403 or 409;

    private static string ActionOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is { } action
            ? $"{action.ControllerName} {Words().Replace(action.ActionName.Replace("Async", "", StringComparison.Ordinal), " $0")}".ToLowerInvariant().Replace("  ", " ", StringComparison.Ordinal)
            : $"{context.Request.Method} {context.Request.Path}";

    [GeneratedRegex("[A-Z]", RegexOptions.None, 10_000)]
    private static partial Regex Words();

    private static partial class Log
    {
        [LoggerMessage(661, LogLevel.Error, "That somebody did '{Action}' could not be noted.")]
        public static partial void NotNoted(ILogger logger, string action, Exception exception);
    }
}
