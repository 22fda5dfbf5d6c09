using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Diarize;

/// <summary>Finds the networks that tell speakers apart: a folder in pyannote's layout in the models folder, or else the demo that comes with the app.</summary>
public sealed class SpeakerModels(DataFolder data)
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "samples", "models", "speakers");

    private static readonly EnumerationOptions Folders = new() { IgnoreInaccessible = true };

    /// <summary>The folder to load, or null where there are no networks at all.</summary>
    public string? Find() => FindReal() ?? (IsWhole(Shipped) ? Shipped : null);

    /// <summary>The folder to load unless it is the demo, which knows synthetic voices only; null where there is no other.</summary>
    public string? FindReal() => Directory.Exists(data.Models)
        ? Directory.EnumerateDirectories(data.Models, "*", Folders).Order(StringComparer.Ordinal).FirstOrDefault(IsWhole)
        : null;

    /// <summary>The folder to load.</summary>
    /// <exception cref="UnavailableException">There are no networks at all.</exception>
    public string Get() => Find() ?? throw new UnavailableException(
        $"There are no networks here that tell speakers apart. Put a folder of pyannote's speaker-diarization-community-1, with its folders segmentation and embedding, into {data.Models} and try again.");

    // config.yaml alone would name files that lie elsewhere.
    private static bool IsWhole(string folder) =>
        Directory.Exists(Path.Combine(folder, "segmentation")) && Directory.Exists(Path.Combine(folder, "embedding"));
}
