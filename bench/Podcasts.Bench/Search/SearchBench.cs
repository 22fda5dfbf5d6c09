using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Podcasts.Ops;
using Podcasts.Ops.Search;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Tests;

namespace Podcasts.Bench.Search;

/// <summary>How long a page of twenty hits takes on generated transcripts, for each kind of search and on both databases, through Ops as the app asks it.</summary>
internal sealed class SearchBench(TextWriter output)
{
    private const int Times = 100;

    public async Task RunAsync(int hours, IReadOnlyList<string> kinds, CancellationToken cancellationToken)
    {
        foreach (var kind in kinds)
        {
            if (kind == StorageOptions.Postgres)
            {
                await using var server = await PostgresProcess.StartAsync();
                await MeasureAsync(kind, hours, ("Storage:Database", kind), ("Storage:ConnectionString", server.ConnectionString), cancellationToken);
            }
            else
            {
                await MeasureAsync(kind, hours, ("Storage:Database", StorageOptions.Sqlite), ("Storage:ConnectionString", ""), cancellationToken);
            }
        }
    }

    private async Task MeasureAsync(string kind, int hours, (string, string) database, (string, string) address, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("podcasts-bench-search-").FullName;
        try
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            builder.Configuration.AddInMemoryCollection(new[] { ("PODCASTS_DATA", folder), ("SampleShow:Enabled", "false"), database, address }.Select(setting => KeyValuePair.Create(setting.Item1, (string?)setting.Item2)));
            builder.Services.AddPodcastsOps(builder.Configuration);
            using var host = builder.Build();
            await host.StartAsync(cancellationToken);
            var speech = new GeneratedSpeech();
            var library = new GeneratedLibrary(host.Services.GetRequiredService<IDbContextFactory<PodcastsDbContext>>(), speech, hours);
            var filling = Stopwatch.StartNew();
            await library.FillAsync(cancellationToken);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{kind}: {hours} hours, indexed in {filling.Elapsed.TotalSeconds:F0} s"));
            foreach (var (name, ask) in Kinds(speech, library))
            {
                await output.WriteLineAsync(await TimeAsync(name, ask, host.Services.GetRequiredService<SearchOrchestrator>(), cancellationToken));
            }

            await host.StopAsync(cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> TimeAsync(string name, Func<SearchRequest> ask, SearchOrchestrator search, CancellationToken cancellationToken)
    {
        var (times, hits) = (new List<double>(), 0);
        for (var i = -5; i < Times; i++) // The first few warm up.
        {
            var request = ask();
            var watch = Stopwatch.StartNew();
            var found = await search.SearchAsync(request, cancellationToken);
            if (i >= 0)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
                hits += found.Hits.Count;
            }
        }

        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"  {name,-34} p50 {times[Times / 2],7:F1} ms   p95 {times[Times * 95 / 100],7:F1} ms   {hits / (double)Times,5:F1} hits");
    }

    private static IEnumerable<(string Name, Func<SearchRequest> Ask)> Kinds(GeneratedSpeech speech, GeneratedLibrary library)
    {
        string Sample() => library.Samples[speech.Next(library.Samples.Count)];
        yield return ("a rare word", () => For(speech.WordFrom(20_000)));
        yield return ("a frequent word", () => For(speech.WordFrom(1)));
        yield return ("\"the\"", () => For("the"));
        yield return ("two words", () => For($"{speech.WordFrom(50)} {speech.WordFrom(500)}"));
        yield return ("a phrase of three words", () => For($"\"{speech.Phrase(Sample(), 3)}\""));
        yield return ("a phrase of six words", () => For($"\"{speech.Phrase(Sample(), 6)}\""));
        yield return ("a phrase of frequent words", () => For("\"to the of\""));
        yield return ("the beginning of a word", () => For(speech.WordFrom(100)[..3] + "*"));
        yield return ("a word in one show", () => For(speech.WordFrom(500)) with { Podcast = GeneratedLibrary.Show(speech.Next(50)) });
        yield return ("a frequent word in an old show", () => For("the") with { Podcast = GeneratedLibrary.Show(0) });
        yield return ("a word by one speaker", () => For(speech.WordFrom(500)) with { Speaker = GeneratedLibrary.Speaker(speech.Next(50), 1) });
        yield return ("a frequent word by an old speaker", () => For("the") with { Speaker = GeneratedLibrary.Speaker(0, 1) });
        yield return ("a word in a month", () => For(speech.WordFrom(100)) with { From = new(2019, 3, 1), To = new(2019, 3, 31) });
        yield return ("what nobody said", () => For("submarine"));
    }

    private static SearchRequest For(string query) => new(query, null, null, null, null, 20, null);
}
