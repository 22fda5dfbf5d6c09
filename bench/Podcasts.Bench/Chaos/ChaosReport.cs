using System.Globalization;
using System.Text;

namespace Podcasts.Bench.Chaos;

/// <summary>What a run went through.</summary>
/// <param name="Struck">How often each kind of trouble came.</param>
/// <param name="Refusals">What people were told when something failed, and how often; each was asked for again.</param>
/// <param name="Resumed">Seconds from a kill until the interrupted work was taken up again, in order of length.</param>
internal sealed record ChaosReport(
    ChaosOptions Options,
    TimeSpan Took,
    int Rounds,
    IReadOnlyDictionary<string, int> Struck,
    (int Refused, int Cut) Publisher,
    IReadOnlyDictionary<string, int> Refusals,
    IReadOnlyList<Execution> Executions,
    IReadOnlyList<double> Resumed)
{
    /// <summary>Executions that were killed in the middle.</summary>
    public int Killed => Executions.Count(execution => execution.IsKilled);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Options.Database}, seed {Options.Seed}: {Rounds * Options.Episodes} episodes in {Rounds} rounds, {Took.TotalSeconds:F0} s");
        text.AppendLine(CultureInfo.InvariantCulture, $"troubles: {string.Join(", ", Struck.Select(kind => $"{kind.Key} {kind.Value}"))}; publisher: {Publisher.Refused} refusals, {Publisher.Cut} cut connections");
        text.AppendLine(CultureInfo.InvariantCulture, $"executions: {Executions.Count}, of which {Killed} were killed in the middle and {Executions.Count(execution => execution.How == "FencedOut")} were stopped by the fence");
        if (Resumed is [.., var longest])
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"from kill to resumed work: median {Resumed[Resumed.Count / 2]:F1} s, longest {longest:F1} s (restart of the process and pauses included)");
        }

        foreach (var (sentence, times) in Refusals)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"asked again {times} x: {sentence}");
        }

        return text.ToString().TrimEnd();
    }
}
