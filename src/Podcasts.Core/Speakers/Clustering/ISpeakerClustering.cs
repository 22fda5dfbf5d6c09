namespace Podcasts.Core.Speakers.Clustering;

/// <summary>Says which slots of all windows are the same person.</summary>
internal interface ISpeakerClustering
{
    /// <summary>Clusters.</summary>
    /// <param name="windows">Whose slots are to be given to speakers.</param>
    /// <param name="training">From which speakers are found; at least one vector.</param>
    /// <param name="hints">How many speakers there are.</param>
    /// <param name="cancellationToken">Stops between merges.</param>
    SpeakerClusters Cluster(SpeakerWindows windows, TrainingSet training, DiarizeParameters hints, CancellationToken cancellationToken);
}
