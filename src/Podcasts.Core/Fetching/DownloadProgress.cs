namespace Podcasts.Core.Fetching;

/// <summary>How far a download has come.</summary>
/// <param name="Bytes">On disk so far.</param>
/// <param name="TotalBytes">As the host claims, or null where it does not say.</param>
public sealed record DownloadProgress(long Bytes, long? TotalBytes);
