namespace Podcasts.Ops.Jobs;

/// <summary>How much of a job is done: the download is a tenth, hearing nearly all of the rest.</summary>
internal static class Percent
{
    public const double Downloaded = 10;
    public const double Recognized = 98;
    public const double Done = 100;

    public static double OfDownload(long bytes, long? total) => Downloaded * Share(bytes, total ?? 0);

    public static double OfRecognition(double processed, double total) => Downloaded + ((Recognized - Downloaded) * Share(processed, total));

    private static double Share(double part, double whole) => whole > 0 ? Math.Clamp(part / whole, 0, 1) : 0;
}
