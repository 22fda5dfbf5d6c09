using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Account;

namespace Podcasts.Api.Account;

/// <summary>How often one may try: to sign in, by network address; to send a file, by user. Everything else is not counted.</summary>
internal sealed class RequestLimits(IOptions<AccessOptions> access) : IConfigureOptions<RateLimiterOptions>
{
    private static readonly string[] SignIns = ["/api/account/signin", "/api/account/first", "/api/account/password"];

    public void Configure(RateLimiterOptions options)
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition);
        options.OnRejected = (rejected, cancellationToken) => TellAsync(rejected);
    }

    private RateLimitPartition<string> Partition(HttpContext context)
    {
        var request = context.Request;
        return !HttpMethods.IsPost(request.Method) && !HttpMethods.IsPut(request.Method) ? RateLimitPartition.GetNoLimiter("")
            : SignIns.Any(path => request.Path.StartsWithSegments(path)) ? InAMinute($"signin {context.Connection.RemoteIpAddress}", access.Value.SignInsPerMinute)
            : PodcastsApi.IsApi(request.Path) && request.ContentLength is not (null or 0) && !request.HasJsonContentType() ? InAMinute($"upload {context.User.Id() ?? context.Connection.RemoteIpAddress?.ToString()}", access.Value.UploadsPerMinute)
            : RateLimitPartition.GetNoLimiter("");
    }

    private static RateLimitPartition<string> InAMinute(string who, int times) => RateLimitPartition.GetSlidingWindowLimiter(
        who, _ => new SlidingWindowRateLimiterOptions { PermitLimit = times, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });

    private static async ValueTask TellAsync(OnRejectedContext rejected)
    {
        var response = rejected.HttpContext.Response;
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Ceiling(wait.TotalSeconds) : 60).ToString(CultureInfo.InvariantCulture);
        await rejected.HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = rejected.HttpContext,
            ProblemDetails = new ProblemDetails { Status = response.StatusCode, Detail = "That was too often within a minute. Wait a little, and try again." },
        });
    }
}
