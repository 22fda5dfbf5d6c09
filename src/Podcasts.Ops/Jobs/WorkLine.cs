using Quartz;

namespace Podcasts.Ops.Jobs;

/// <summary>Quartz seen from our side: it holds the keys of items that are to be done soon, and nothing else (jobs.md 4, rule 2).</summary>
public sealed class WorkLine(ISchedulerFactory schedulers, TimeProvider time)
{
    /// <summary>The rank that nothing goes before.</summary>
    public const int HighestRank = 50_000;

    // Before any trigger of our own, so that interrupted work is first in line again (jobs.md 5.4).
    private static readonly DateTimeOffset Front = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Quartz takes what is due longest, so rank is told by a time long ago (jobs.md 3.5): an hour for each.
    private static readonly DateTimeOffset Ranked = Front.AddYears(10);

    /// <summary>Puts an item in line, unless it is there.</summary>
    /// <returns>Whether it was not there.</returns>
    public async Task<bool> EnqueueAsync(WorkItemRecord item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var job = JobBuilder.Create<WorkJob>().WithIdentity(Key(item)).RequestRecovery().Build();
        try
        {
            await scheduler.ScheduleJob(job, TriggerOf(item), cancellationToken: cancellationToken);
            return true;
        }
        catch (ObjectAlreadyExistsException)
        {
            return false;
        }
    }

    /// <summary>The keys of all items that wait in line or run.</summary>
    public async Task<IReadOnlySet<JobKey>> HeldAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        return (await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), cancellationToken)).ToHashSet();
    }

    /// <summary>Stops an item where it runs, and takes it out of the line.</summary>
    public async Task RemoveAsync(WorkItemRecord item, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        try
        {
            await scheduler.Interrupt(Key(item), cancellationToken);
            await scheduler.DeleteJob(Key(item), cancellationToken);
        }
        catch (SchedulerException)
        {
            // It ended in this very instant (jobs.md 3.4).
        }
    }

    /// <summary>Lets an item wait where its rank now says, also one that is not in line yet: whoever read it before would put it where it was.</summary>
    public async Task MoveAsync(WorkItemRecord item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var key = new TriggerKey(item.Name, item.EpisodeId);
        if (await scheduler.RescheduleJob(key, TriggerOf(item), cancellationToken) is null && !await EnqueueAsync(item, cancellationToken))
        {
            await scheduler.RescheduleJob(key, TriggerOf(item), cancellationToken);
        }
    }

    /// <summary>Puts the items that a crash interrupted in front of all others.</summary>
    public async Task PutInterruptedFirstAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var recovering = new TriggerQuery { Group = GroupMatcher<TriggerKey>.GroupEquals(SchedulerConstants.DefaultRecoveryGroup) };
        foreach (var header in (await scheduler.QueryTriggers(recovering, cancellationToken)).Items)
        {
            if (header.State == TriggerState.Normal && header.NextFireTimeUtc > Front.AddYears(1)
                && await scheduler.GetTrigger(header.Key, cancellationToken) is { } trigger)
            {
                var schedule = SimpleScheduleBuilder.Create().WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires);
                await scheduler.RescheduleJob(header.Key, trigger.GetTriggerBuilder().StartAt(Front).WithSchedule(schedule).Build(), cancellationToken);
            }
        }
    }

    internal static JobKey Key(WorkItemRecord item) => new(item.Name, item.EpisodeId);

    private ITrigger TriggerOf(WorkItemRecord item) => TriggerBuilder.Create().WithIdentity(item.Name, item.EpisodeId).ForJob(Key(item))
        .WithExecutionGroup(item.Group) // On the trigger: the attribute on the class does not limit (house.md, trap 2).
        .StartAt(DueAt(item))
        .WithSimpleSchedule(schedule => schedule.WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires))
        .Build();

    private DateTimeOffset DueAt(WorkItemRecord item)
    {
        if (item.NotBefore is { } moment && DateTimeOffset.FromUnixTimeMilliseconds(moment) is var later && later > time.GetUtcNow())
        {
            return later;
        }

        return item.Rank > 0 ? Ranked.AddHours(-item.Rank) : DateTimeOffset.FromUnixTimeMilliseconds(item.Requested);
    }
}
