using System.Net;
using Microsoft.Extensions.Options;

namespace Podcasts.Ui;

/// <summary>Where the Api runs elsewhere and the settings hold a key for it, whoever sees these pages acts with that key: so only this computer sees them.</summary>
internal sealed class ThisComputerOnly(RequestDelegate next, IOptions<UiOptions> options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var isHere = context.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller)
            && Uri.TryCreate($"http://{context.Request.Host}", UriKind.Absolute, out var named) && named.IsLoopback;
        if (isHere || options.Value.ApiKey.Length == 0)
        {
            await next(context);
        }
        else
        {
            await Results.Problem("These pages use the key Ui:ApiKey and are for the computer that they run on. Open them there, or sign in at the Api's own pages.", statusCode: StatusCodes.Status403Forbidden)
                .ExecuteAsync(context);
        }
    }
}
