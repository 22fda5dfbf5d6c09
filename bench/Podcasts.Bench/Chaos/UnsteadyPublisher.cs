using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Podcasts.Bench.Chaos;

/// <summary>A web server on this machine that publishes the same pieces as one show after another; if asked to, it refuses and hangs up now and then.</summary>
internal sealed class UnsteadyPublisher : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IReadOnlyList<string> _pieces;
    private readonly Random _random;
    private int _refused;
    private int _cut;

    private UnsteadyPublisher(WebApplication app, IReadOnlyList<string> pieces, int seed) => (_app, _pieces, _random) = (app, pieces, new Random(seed));

    /// <summary>Whether audio is refused (503) or cut off in the middle at times.</summary>
    public bool IsUnsteady { get; set; }

    /// <summary>Requests that were refused and connections that were cut.</summary>
    public (int Refused, int Cut) Trouble => (_refused, _cut);

    /// <param name="pieces">Audio; the episode of each is called by its number.</param>
    /// <param name="seed">Of its moods.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<UnsteadyPublisher> StartAsync(IReadOnlyList<string> pieces, int seed, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var publisher = new UnsteadyPublisher(app, pieces, seed);
        app.Run(publisher.AnswerAsync);
        await app.StartAsync(cancellationToken);
        return publisher;
    }

    /// <summary>The address of a show; each number is a show of its own, with the same pieces.</summary>
    public Uri Feed(int show) => new(new Uri(_app.Urls.First()), string.Create(CultureInfo.InvariantCulture, $"/{show}/feed.xml"));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!.Trim('/').Split('/');
        return path switch
        {
            [var show, "feed.xml"] => Results.Text(FeedOf(show), "application/rss+xml").ExecuteAsync(context),
            [_, var audio] when int.TryParse(Path.GetFileNameWithoutExtension(audio), out var piece) && piece < _pieces.Count => AudioAsync(context, _pieces[piece]),
            _ => Results.NotFound().ExecuteAsync(context),
        };
    }

    private async Task AudioAsync(HttpContext context, string piece)
    {
        switch (IsUnsteady ? Mood() : 0)
        {
            case 1:
                Interlocked.Increment(ref _refused);
                await Results.StatusCode(StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
                break;
            case 2 when context.Request.Headers.Range.Count == 0:
                Interlocked.Increment(ref _cut);
                var bytes = await File.ReadAllBytesAsync(piece, context.RequestAborted);
                context.Response.ContentType = "audio/mpeg";
                context.Response.ContentLength = bytes.Length;
                context.Response.Headers.ETag = "\"v1\"";
                await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
                break;
            default:
                await Results.File(piece, "audio/mpeg", enableRangeProcessing: true, entityTag: new("\"v1\"")).ExecuteAsync(context);
                break;
        }
    }

    private int Mood()
    {
        lock (_random)
        {
            return _random.Next(4);
        }
    }

    private string FeedOf(string show)
    {
        var xml = new StringBuilder($"<rss version=\"2.0\"><channel><title>Chaos {show}</title><description>d</description><language>en</language>");
        for (var i = 0; i < _pieces.Count; i++)
        {
            var day = new DateTime(2024, 1, 1).AddDays(i).ToString("r", CultureInfo.InvariantCulture);
            xml.Append(CultureInfo.InvariantCulture, $"<item><guid>{show}-{i}</guid><title>{i}</title><pubDate>{day}</pubDate>");
            xml.Append(CultureInfo.InvariantCulture, $"<enclosure url=\"{new Uri(Feed(0), $"/{show}/{i}.mp3")}\" type=\"audio/mpeg\" length=\"1\"/></item>");
        }

        return xml.Append("</channel></rss>").ToString();
    }
}
