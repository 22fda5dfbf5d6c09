using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Podcasts.Ops.Tests;

/// <summary>A web server on this machine that publishes feeds, audio and pictures, as the test wants them.</summary>
internal sealed class Publisher : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Publisher(WebApplication app) => _app = app;

    /// <summary>What is served, by path; a missing one is a 404.</summary>
    public ConcurrentDictionary<string, RequestDelegate> Pages { get; } = new();

    /// <summary>More of the feed's channel, as XML.</summary>
    public string Channel { get; set; } = "";

    /// <summary>More of each item of the feed, as XML.</summary>
    public string Item { get; set; } = "";

    public ConcurrentQueue<string> Asked { get; } = new();

    public Uri Address => new(_app.Urls.First());

    public Uri Feed => new(Address, "/feed.xml");

    public static async Task<Publisher> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var publisher = new Publisher(app);
        app.Run(context =>
        {
            publisher.Asked.Enqueue(context.Request.Path);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return publisher.Pages.TryGetValue(context.Request.Path, out var page) ? page(context) : Task.CompletedTask;
        });
        await app.StartAsync();
        return publisher;
    }

    public void Serve(string path, byte[] content, string type)
    {
        var version = new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(content))}\"");
        Pages[path] = context => Results.Bytes(content, type, enableRangeProcessing: true, entityTag: version).ExecuteAsync(Found(context));
    }

    public void ServeFile(string path, string file, string type) => Pages[path] = async context =>
    {
        await Results.File(file, type, enableRangeProcessing: true, entityTag: new("\"v1\"")).ExecuteAsync(Found(context));
    };

    /// <summary>A show whose episodes are called by number, the first one the oldest.</summary>
    public void ServeFeed(params string[] episodes)
    {
        var xml = new StringBuilder("<rss version=\"2.0\" xmlns:podcast=\"https://podcastindex.org/namespace/1.0\"><channel><title>Tests on the air</title><description>d</description><language>en-GB</language>").Append(Channel);
        foreach (var (episode, day) in episodes.Select((episode, i) => (episode, i + 1)))
        {
            xml.Append(CultureInfo.InvariantCulture, $"<item><guid>{episode}</guid><title>Episode {episode}</title><pubDate>{day:00} Jan 2024 10:00:00 GMT</pubDate>");
            xml.Append(CultureInfo.InvariantCulture, $"<enclosure url=\"{Address}{episode}.mp3\" type=\"audio/mpeg\" length=\"1\"/>{Item}</item>");
        }

        Serve("/feed.xml", Encoding.UTF8.GetBytes(xml.Append("</channel></rss>").ToString()), "application/rss+xml");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static HttpContext Found(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        return context;
    }
}
