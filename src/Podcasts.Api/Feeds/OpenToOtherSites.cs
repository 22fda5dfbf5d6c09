using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Feeds;

namespace Podcasts.Api.Feeds;

/// <summary>Lets players on other websites read what a feed links to, where the settings allow it; nothing else of this app is open to them.</summary>
internal sealed class OpenToOtherSites(IOptions<FeedsOptions> options) : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (!string.IsNullOrEmpty(options.Value.AllowOrigin))
        {
            context.HttpContext.Response.Headers.AccessControlAllowOrigin = options.Value.AllowOrigin;
            context.HttpContext.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
        // The headers are out by now.
    }
}
