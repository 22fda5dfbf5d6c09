namespace Podcasts.Core.Speakers;

/// <summary>How far a stage of the pipeline is.</summary>
/// <param name="Stage">Its name, such as <c>segmentation</c>.</param>
/// <param name="Completed">Units of work that are done.</param>
/// <param name="Total">All units of this stage.</param>
public sealed record StageProgress(string Stage, int Completed, int Total);
