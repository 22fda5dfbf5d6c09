using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Podcasts.Bench.Load;

/// <summary>How long requests took, by kind, and what became of them.</summary>
internal sealed class LoadFigures
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(double Milliseconds, string Answer)>> _kinds = new();

    /// <summary>Sends one, reads its answer to the end, and notes it.</summary>
    /// <returns>What was answered, or null where nothing was.</returns>
    public async Task<string?> MeasureAsync(string kind, Func<Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            using var response = await send();
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            Note(kind, clock, response.StatusCode);
            return response.IsSuccessStatusCode ? body : null;
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Of(kind).Enqueue((clock.Elapsed.TotalMilliseconds, failure.GetType().Name));
            return null;
        }
    }

    public IEnumerable<string> Lines(TimeSpan length) =>
        _kinds.OrderBy(kind => kind.Key).Select(kind => Line(kind.Key, [.. kind.Value], length)).Prepend("| request | a second | median | 95 of 100 | 99 of 100 | longest | refused or failed |\n| --- | --- | --- | --- | --- | --- | --- |");

    private void Note(string kind, Stopwatch clock, HttpStatusCode status) =>
        Of(kind).Enqueue((clock.Elapsed.TotalMilliseconds, (int)status < 400 ? "" : ((int)status).ToString(CultureInfo.InvariantCulture)));

    private ConcurrentQueue<(double Milliseconds, string Answer)> Of(string kind) => _kinds.GetOrAdd(kind, _ => new());

    private static string Line(string kind, (double Milliseconds, string Answer)[] requests, TimeSpan length)
    {
        var times = requests.Select(request => request.Milliseconds).Order().ToArray();
        var failed = requests.Where(request => request.Answer.Length > 0).GroupBy(request => request.Answer).Select(group => $"{group.Count()} × {group.Key}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {kind} | {times.Length / length.TotalSeconds:0.0} | {At(times, 0.5):0} ms | {At(times, 0.95):0} ms | {At(times, 0.99):0} ms | {times[^1]:0} ms | {string.Join(", ", failed.DefaultIfEmpty("none"))} |");
    }

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];
}
