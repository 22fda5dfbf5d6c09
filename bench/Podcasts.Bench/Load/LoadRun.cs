using System.Globalization;
using System.Text;
using System.Text.Json;
using Podcasts.Bench.Chaos;

namespace Podcasts.Bench.Load;

/// <summary>Many readers and some who send files, at once, each as fast as a hasty person.</summary>
internal sealed class LoadRun(TextWriter output)
{
    private const int Readers = 200;
    private const int Senders = 20;
    private const int SentBytes = 1 << 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly LoadFigures _figures = new();

    /// <exception cref="ChaosException">The app did not start, or is not as it was in the end.</exception>
    public async Task RunAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("podcasts-load-").FullName;
        var settings = new Dictionary<string, string> { ["Access__UploadsPerMinute"] = "10000" }; // One address sends what twenty people would.
        await using (var app = await new AppNode("load", Path.Combine(folder, "data"), settings).Start().ServingAsync(cancellationToken))
        {
            var episodes = await EpisodesAsync(app.Client, cancellationToken);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            stop.CancelAfter(length);
            var readers = Enumerable.Range(0, Readers).Select(who => RepeatAsync(who, random => ReadAsync(app.Client, episodes[random.Next(episodes.Length)], stop.Token), stop.Token));
            var senders = Enumerable.Range(Readers, Senders).Select(who => RepeatAsync(who, random => SendAsync(app.Client, episodes[random.Next(episodes.Length)], who, random, stop.Token), stop.Token));
            await Task.WhenAll(readers.Concat(senders));
            cancellationToken.ThrowIfCancellationRequested();
            await TellAsync(app, length, cancellationToken);
            var after = await EpisodesAsync(app.Client, cancellationToken);
            if (!episodes.SequenceEqual(after))
            {
                throw new ChaosException("The show is not as it was.");
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task ReadAsync(HttpClient client, string episode, CancellationToken cancellationToken)
    {
        foreach (var (kind, path) in new[]
        {
            ("shows", "/api/podcasts"),
            ("episode", $"/api/episodes/{episode}"),
            ("search", "/api/search?q=harbour"),
            ("feed", "/samples/show/feed.xml"),
        })
        {
            await _figures.MeasureAsync(kind, () => client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken), cancellationToken);
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private async Task SendAsync(HttpClient client, string episode, int who, Random random, CancellationToken cancellationToken)
    {
        using var file = new StringContent(Talk(who, random.Next()), Encoding.UTF8, "text/vtt");
        var taken = await _figures.MeasureAsync("send 1 MB", () => client.PostAsync(new Uri($"/api/transcripts/{episode}/others?name=load.vtt", UriKind.Relative), file, cancellationToken), cancellationToken);
        if (taken is not null)
        {
            using var made = JsonDocument.Parse(taken);
            var path = $"/api/transcripts/{episode}/others/{made.RootElement.GetProperty("id").GetString()}";
            await _figures.MeasureAsync("take back", () => client.DeleteAsync(new Uri(path, UriKind.Relative), CancellationToken.None), cancellationToken);
        }

        await Task.Delay(Pause, cancellationToken);
    }

    private async Task TellAsync(AppNode app, TimeSpan length, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Readers} readers and {Senders} who send files, for {length.TotalSeconds:0} s, on {Environment.ProcessorCount} cores:").AsMemory(), cancellationToken);
        foreach (var line in _figures.Lines(length))
        {
            await output.WriteLineAsync(line.AsMemory(), cancellationToken);
        }

        var (peak, now) = app.Mebibytes;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Memory: at most {peak:0} MiB, {now:0} MiB in the end. Processor: {app.ProcessorSeconds:0} s.").AsMemory(), cancellationToken);
    }

    private static async Task RepeatAsync(int who, Func<Random, Task> once, CancellationToken cancellationToken)
    {
        var random = new Random(who);
        try
        {
            await Task.Delay(Pause * random.NextDouble(), cancellationToken);
            while (true)
            {
                await once(random);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Time is up.
        }
    }

    /// <summary>The ids of the sample show's episodes, as soon as it is there.</summary>
    private static async Task<string[]> EpisodesAsync(HttpClient client, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Pause)
        {
            using var shows = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/podcasts", UriKind.Relative), cancellationToken));
            if (shows.RootElement.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } show)
            {
                using var whole = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/api/podcasts/{show.GetProperty("id").GetString()}", UriKind.Relative), cancellationToken));
                return [.. whole.RootElement.GetProperty("episodes").EnumerateArray().Select(episode => episode.GetProperty("id").GetString()!)];
            }

            await Task.Delay(Pause, cancellationToken);
        }

        throw new ChaosException("The sample show did not come.");
    }

    /// <summary>A transcript of about <see cref="SentBytes"/>, unlike all others.</summary>
    private static string Talk(int who, int what)
    {
        var talk = new StringBuilder("WEBVTT\n\n", SentBytes + 200);
        talk.Append(CultureInfo.InvariantCulture, $"00:00:00.000 --> 00:00:00.900\n<v Ann>This is talk {what} of {who}.\n\n");
        for (var second = 1; talk.Length < SentBytes; second++)
        {
            talk.Append(CultureInfo.InvariantCulture, $"{TimeSpan.FromSeconds(second):hh\\:mm\\:ss}.000 --> {TimeSpan.FromSeconds(second):hh\\:mm\\:ss}.900\n<v Ann>We walk along the harbour, and this is what we say in second {second}.\n\n");
        }

        return talk.ToString();
    }
}
