using Quartz;

namespace Podcasts.Ops.Jobs;

/// <summary>Quartz seen from our side: it holds a key for each waiting or running episode, and nothing else (jobs.md 4, rule 2).</summary>
public sealed class JobLine<TJob>(ISchedulerFactory schedulers)
    where TJob : IEpisodeJob
{
    // Before any trigger of our own, so that interrupted work is first in line again (jobs.md 5.4).
    private static readonly DateTimeOffset Front = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Schedules an episode's job, unless it has one.</summary>
    public async Task EnqueueAsync(string episode, DateTimeOffset requested, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var job = JobBuilder.Create<TJob>().WithIdentity(Key(episode)).RequestRecovery().Build();
        var trigger = TriggerBuilder.Create().WithIdentity(TJob.Name, episode).ForJob(job)
            .WithExecutionGroup(JobScheduling.ExecutionGroup) // On the trigger: the attribute on the class does not limit (house.md, trap 2).
            .StartAt(requested)
            .WithSimpleSchedule(schedule => schedule.WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires))
            .Build();
        try
        {
            await scheduler.ScheduleJob(job, trigger, cancellationToken: cancellationToken);
        }
        catch (ObjectAlreadyExistsException)
        {
            // It is in line already.
        }
    }

    /// <summary>Whether an episode's job waits or runs.</summary>
    public async Task<bool> HoldsAsync(string episode, CancellationToken cancellationToken) =>
        await (await schedulers.GetScheduler(cancellationToken)).Exists(Key(episode), cancellationToken);

    /// <summary>Stops an episode's job where it runs, and takes it out of the line.</summary>
    public async Task RemoveAsync(string episode, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        try
        {
            await scheduler.Interrupt(Key(episode), cancellationToken);
            await scheduler.DeleteJob(Key(episode), cancellationToken);
        }
        catch (SchedulerException)
        {
            // It ended in this very instant (jobs.md 3.4).
        }
    }

    /// <summary>Puts the jobs that a crash interrupted in front of all others.</summary>
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

    private static JobKey Key(string episode) => new(TJob.Name, episode);
}
