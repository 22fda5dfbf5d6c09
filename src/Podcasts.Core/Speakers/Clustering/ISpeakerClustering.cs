namespace Podcasts.Core.Speakers.Clustering;

/// <summary>Says which slots of all windows are the same person.</summary>
internal interface ISpeakerClustering
{
    /// <summary>Clusters.</summary>
    /// <param name="windows">In at least one of which somebody speaks.</param>
    /// <param name="hints">How many speakers there are.</param>
    /// <param name="cancellationToken">Stops between merges.</param>
    SpeakerClusters Cluster(SpeakerWindows windows, DiarizeParameters hints, CancellationToken cancellationToken);
}
