namespace Podcasts.Ops.Models;

/// <summary>How a download stands.</summary>
/// <param name="Model">Its id.</param>
/// <param name="State">One of <see cref="ModelDownloadState"/>.</param>
/// <param name="Bytes">That are here.</param>
/// <param name="TotalBytes">The length of the file.</param>
/// <param name="SecondsLeft">From the speed of the last seconds, or null while it is not known.</param>
/// <param name="Error">What went wrong and what to do, or null.</param>
public sealed record ModelDownloadStatus(string Model, string State, long Bytes, long TotalBytes, double? SecondsLeft, string? Error)
{
    /// <summary>0 to 100.</summary>
    public double Percent => Math.Floor(1000d * Bytes / TotalBytes) / 10;
}

/// <summary>The states of a download.</summary>
public static class ModelDownloadState
{
    public const string Downloading = "downloading";
    public const string Verifying = "verifying";
    public const string Done = "done";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";

    public static bool IsTerminal(string state) => state is Done or Failed or Cancelled;
}
