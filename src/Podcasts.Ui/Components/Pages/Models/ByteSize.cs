namespace Podcasts.Ui.Components.Pages.Models;

/// <summary>Sizes of files as people read them.</summary>
internal static class ByteSize
{
    public static string Of(long bytes) => bytes switch
    {
        < 1_000_000 => $"{bytes / 1e3:0.#} kB",
        < 1_000_000_000 => $"{bytes / 1e6:0} MB",
        _ => $"{bytes / 1e9:0.0} GB",
    };
}
