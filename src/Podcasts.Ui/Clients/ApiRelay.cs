using Microsoft.Extensions.Primitives;

namespace Podcasts.Ui.Clients;

/// <summary>Hands the browser what an Api on another machine serves (audio, artwork, downloads), so that it speaks to this server alone.</summary>
internal sealed class ApiRelay(HttpClient http)
{
    private static readonly string[] Asked = ["Range", "If-Range", "If-None-Match", "If-Modified-Since", "Accept"];
    private static readonly string[] Answered =
        ["Content-Type", "Content-Length", "Content-Range", "Content-Disposition", "Accept-Ranges", "ETag", "Last-Modified", "Cache-Control", "Access-Control-Allow-Origin", "Cross-Origin-Resource-Policy"];

    public async Task ForwardAsync(HttpContext context)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"{context.Request.Path.Value?.TrimStart('/')}{context.Request.QueryString}");
        foreach (var name in Asked.Where(context.Request.Headers.ContainsKey))
        {
            request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name].ToArray());
        }

        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => Answered.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
            {
                context.Response.Headers[name] = new StringValues([.. values]);
            }

            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
        catch (HttpRequestException) when (!context.Response.HasStarted)
        {
            await Results.Problem($"The Api at {http.BaseAddress} does not answer. See that it is running, then try again.", statusCode: StatusCodes.Status502BadGateway)
                .ExecuteAsync(context);
        }
    }
}
