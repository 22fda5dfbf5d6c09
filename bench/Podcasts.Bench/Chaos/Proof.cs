namespace Podcasts.Bench.Chaos;

/// <summary>What the executions of a run prove.</summary>
internal static class Proof
{
    /// <summary>What must not have happened, each in a sentence.</summary>
    public static IEnumerable<string> Faults(ChaosCluster cluster, IReadOnlyList<Execution> executions)
    {
        foreach (var item in executions.GroupBy(execution => (execution.Episode, execution.Item)))
        {
            foreach (var (one, next) in item.Zip(item.Skip(1)))
            {
                if ((one.End is null || one.End > next.Start) && !IsExcused(cluster, one, next))
                {
                    yield return $"Two at once: {one}; {next}.";
                }

                if (one.IsFinished)
                {
                    yield return $"Done twice: {one}; {next}.";
                }
            }
        }
    }

    /// <summary>How long after each kill the work that it interrupted was taken up again, in seconds, in order of length.</summary>
    public static IReadOnlyList<double> Resumed(IReadOnlyList<Execution> executions) =>
    [
        .. from killed in executions
           where killed.IsKilled
           let next = executions.FirstOrDefault(other => other.Episode == killed.Episode && other.Item == killed.Item && other.Start > killed.Start)
           where next is not null
           let seconds = (next.Start - killed.End!.Value).TotalSeconds
           orderby seconds
           select seconds,
    ];

    // While a node sleeps or the database is gone nobody can tell it to stop; what it then writes is refused.
    private static bool IsExcused(ChaosCluster cluster, Execution one, Execution next)
    {
        var slept = cluster.Nodes.Single(node => node.Name == one.Node).Pauses.Concat(cluster.Database.Outages);
        return slept.Any(gap => gap.From < next.Start && gap.Until > one.Start) && one.How is not "Finished";
    }
}
