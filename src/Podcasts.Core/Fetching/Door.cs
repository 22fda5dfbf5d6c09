using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace Podcasts.Core.Fetching;

/// <summary>Asks for an address and follows redirects by hand, so that each step is checked like the first.</summary>
internal sealed class Door(IHttpClientFactory clients, AllowedOrigins ownOrigins, OriginLogin logins, IOptions<FetchingOptions> options, TimeProvider time)
{
    /// <summary>Name of the client that reaches the open internet only.</summary>
    public const string Outside = "Podcasts.Outside";

    /// <summary>Name of the client that reaches the app's own sample show; its connections are never shared with the other.</summary>
    public const string Own = "Podcasts.Own";

    public async Task<Answer> AskAsync(Uri url, BearerToken? token, Action<HttpRequestMessage> prepare, CancellationToken cancellationToken)
    {
        var (current, lasting, permanently) = (url, url, true);
        for (var redirects = 0; ; redirects++)
        {
            var response = await SendAsync(current, prepare, Credentials(url, current, token), cancellationToken);
            if (Redirect(response) is not { } location)
            {
                return new(response, current, lasting);
            }

            permanently &= response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
            response.Dispose();
            if (redirects == options.Value.MaximumRedirects)
            {
                throw FetchFailure.TooManyRedirects(url.Host, redirects);
            }

            current = WithUserInfo(new(current, location), AllowedOrigins.SameOrigin(url, new(current, location)) ? url.UserInfo : "");
            lasting = permanently ? current : lasting;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        Uri url,
        Action<HttpRequestMessage> prepare,
        AuthenticationHeaderValue? credentials,
        CancellationToken cancellationToken)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
        {
            throw FetchFailure.NotAWebAddress(url);
        }

        var client = clients.CreateClient(ownOrigins.Contain(url) ? Own : Outside);
        using var request = new HttpRequestMessage(HttpMethod.Get, WithUserInfo(url, ""));
        request.Headers.TryAddWithoutValidation("User-Agent", options.Value.UserAgent);
        request.Headers.Authorization = credentials;
        prepare(request);
        DropBroken(request.Headers);
        using var silence = new CancellationTokenSource(options.Value.IdleTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token);
        }
        catch (HttpRequestException exception)
        {
            throw FetchFailure.Of(url.Host, exception);
        }
    }

    /// <summary>A value with a line break, such as from a note of what another host said, would begin a header of its own; the client sends it as it is.</summary>
    private static void DropBroken(HttpRequestHeaders headers)
    {
        foreach (var name in headers.NonValidated.Where(header => header.Value.Any(value => value.Any(char.IsControl))).Select(header => header.Key).ToArray())
        {
            headers.Remove(name);
        }
    }

    private static Uri? Redirect(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 ? response.Headers.Location : null;

    /// <summary>A login that stands in the address goes to that origin, a token to its own, a stored login to the origin that it was stored for, and none of them to anybody else they redirect to.</summary>
    private AuthenticationHeaderValue? Credentials(Uri first, Uri current, BearerToken? token) =>
        first.UserInfo.Length > 0 && AllowedOrigins.SameOrigin(first, current) ? Basic(first.UserInfo)
        : token?.IsFor(current) is true ? new("Bearer", token.Value)
        : logins(current) is { } login ? Basic(login)
        : null;

    private static AuthenticationHeaderValue Basic(string login) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(login))));

    private static Uri WithUserInfo(Uri url, string userInfo)
    {
        if (url.UserInfo == userInfo)
        {
            return url;
        }

        var parts = userInfo.Split(':', 2);
        return new UriBuilder(url) { UserName = parts[0], Password = parts.ElementAtOrDefault(1) ?? "" }.Uri;
    }
}
