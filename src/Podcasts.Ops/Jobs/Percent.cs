namespace Podcasts.Ops.Jobs;

/// <summary>How much is done: of what was asked for, preparing the audio is a tenth, and hearing it nearly all of the rest.</summary>
internal static class Percent
{
    public const double Done = 100;
    private const double Downloaded = 80;
    private const double Prepared = 10;
    private const double Recognized = 98;

    /// <summary>Of preparing, after so many bytes.</summary>
    public static double OfDownload(long bytes, long? total) => Downloaded * Share(bytes, total ?? 0);

    /// <summary>Of preparing, after so much of the download is decoded, 0 to 1.</summary>
    public static double OfDecoding(double share) => Downloaded + ((Done - Downloaded) * Math.Clamp(share, 0, 1));

    /// <summary>Of hearing, after so many seconds of audio.</summary>
    public static double OfHearing(double processed, double total) => Done * Share(processed, total);

    /// <summary>Of what was asked for, while its audio is prepared.</summary>
    public static double OfPreparation(double percent) => Prepared * percent / Done;

    /// <summary>Of what was asked for, after so many seconds of audio were heard.</summary>
    public static double OfRecognition(double processed, double total) => Prepared + ((Recognized - Prepared) * Share(processed, total));

    private static double Share(double part, double whole) => whole > 0 ? Math.Clamp(part / whole, 0, 1) : 0;
}
