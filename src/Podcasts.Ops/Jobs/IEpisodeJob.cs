using Quartz;

namespace Podcasts.Ops.Jobs;

/// <summary>What Quartz wakes for an episode: a key, and nothing else.</summary>
public interface IEpisodeJob : IJob
{
    /// <summary>The key's name; its group is the episode.</summary>
    static abstract string Name { get; }
}
