using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Podcasts.Core.Fetching;

/// <summary>The sentences for all that can go wrong on the way to another server.</summary>
internal static class FetchFailure
{
    public static FetchException NotAWebAddress(Uri url) => new(
        $"Only http and https addresses can be fetched, and {(url.IsAbsoluteUri ? $"one that starts with {url.Scheme}:" : "this one")} is neither. Copy the address of the feed from the show's website.",
        permanent: true);

    public static FetchException PrivateAddress(string host) => new(
        $"{host} is on a private network or on this machine, and such addresses are refused. If it is yours, set Fetching:AllowPrivateNetworks to true.",
        permanent: true);

    public static FetchException UnknownName(string host, SocketException exception) => new(
        $"No server is known by the name {host}. Check the spelling of the address, and that this machine is online.",
        permanent: exception.SocketErrorCode == SocketError.HostNotFound,
        inner: exception);

    public static FetchException TooManyRedirects(string host, int maximum) => new(
        $"{host} leads from one address to the next without end; {maximum} redirects were followed. Check the address, or ask the publisher.",
        permanent: true);

    public static FetchException TooLarge(string host, long maximum) => new(
        $"{host} sends more than the {Size(maximum)} that are allowed here. If this is right, raise the limit in the Fetching settings.",
        permanent: true);

    public static FetchException TooSlow(string host, Exception inner) => new(
        $"{host} did not answer in time, or sends too slowly. Try again later.",
        permanent: false,
        inner: inner);

    public static FetchException Interrupted(string host, Exception? inner) => new(
        $"The connection to {host} broke off. Try again; what has arrived is kept.",
        permanent: false,
        inner: inner);

    public static FetchException NotAnImage(string host) => new(
        $"{host} sent something that is not a JPEG, PNG, GIF, WebP or AVIF picture.",
        permanent: true);

    public static FetchException UnknownEncoding(string host, string encoding) => new(
        $"{host} packs its answer as '{encoding}', which is not understood here. Ask the publisher.",
        permanent: true);

    public static FetchException CannotStore(string path, Exception inner) => new(
        IsDiskFull(inner)
            ? $"The disk is full: {Path.GetFileName(path)} could not be written to {Path.GetDirectoryName(path)}. Make room there and try again."
            : $"{Path.GetFileName(path)} could not be written to {Path.GetDirectoryName(path)}: {inner.Message}",
        permanent: true,
        inner: inner);

    public static FetchException Of(string host, HttpRequestException exception) => exception switch
    {
        { InnerException: FetchException inside } => inside,
        { InnerException: AuthenticationException } or { HttpRequestError: HttpRequestError.SecureConnectionError } => new(
            $"No safe connection to {host} could be made: its certificate may be wrong or out of date, or it knows http only. Ask the publisher, or try the address with http.",
            permanent: true,
            inner: exception),
        { HttpRequestError: HttpRequestError.ConnectionError } => new(
            $"{host} takes no connection. Its server may be down, or the address wrong; try again later.",
            permanent: false,
            inner: exception),
        { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } => new(
            $"{host} does not answer as a web server does. Check the address.",
            permanent: true,
            inner: exception),
        _ => Interrupted(host, exception),
    };

    public static FetchException Of(string host, HttpResponseMessage response, DateTimeOffset now)
    {
        var status = response.StatusCode;
        var wait = RetryAfter(response, now);
        var way = status switch
        {
            HttpStatusCode.NotFound => "there is nothing at this address. Check it, or look for the new one on the show's website.",
            HttpStatusCode.Gone => "what was here is gone for good. Look for a new address on the show's website.",
            HttpStatusCode.Unauthorized => "it wants a login. Put it into the address: https://user:password@…",
            HttpStatusCode.Forbidden => "it lets no program in, or wants a login. Try the address in a browser, or ask the publisher.",
            HttpStatusCode.TooManyRequests => $"it was asked too often. Try again {(wait is { } pause ? $"in {Minutes(pause)}" : "later")}.",
            >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout => "it has trouble of its own. Try again later.",
            _ => "it will not hand this out. Check the address.",
        };
        return new(
            $"{host} answers {(int)status} {response.ReasonPhrase}: {way}".Replace("  ", " ", StringComparison.Ordinal).Replace(" :", ":", StringComparison.Ordinal),
            permanent: status is not (>= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout),
            status,
            wait);
    }

    internal static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var wait = response.Headers.RetryAfter?.Delta ?? response.Headers.RetryAfter?.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>ENOSPC and EDQUOT of Linux, ERROR_DISK_FULL of Windows.</summary>
    private static bool IsDiskFull(Exception exception) => exception.HResult is 28 or 122 or unchecked((int)0x80070070);

    private static string Minutes(TimeSpan wait) => wait.TotalMinutes <= 1 ? "a minute" : $"{Math.Ceiling(wait.TotalMinutes):0} minutes";

    private static string Size(long bytes) => bytes >= 1 << 20 ? $"{bytes >> 20} MB" : $"{bytes >> 10} KB";
}
