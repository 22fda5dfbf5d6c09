using Podcasts.Core.Fetching;
using Podcasts.Ops.Jobs;

namespace Podcasts.Ops.Episodes;

/// <summary>How far the preparation of an episode is; told by one thread and read by another.</summary>
public sealed class PrepareProgress : IProgress<DownloadProgress>
{
    private volatile DownloadProgress _download = new(0, null);
    private volatile Func<double>? _decoded;

    /// <summary>Its <see cref="JobStage"/> and per cent.</summary>
    internal (string Stage, double Percent) Now => _decoded is { } share
        ? (JobStage.Decode, Percent.OfDecoding(share()))
        : (JobStage.Download, Percent.OfDownload(_download.Bytes, _download.TotalBytes));

    public void Report(DownloadProgress value) => _download = value;

    /// <summary>The audio is here and is decoded now.</summary>
    /// <param name="share">How much of it, 0 to 1.</param>
    internal void Decoding(Func<double> share) => _decoded = share;
}
