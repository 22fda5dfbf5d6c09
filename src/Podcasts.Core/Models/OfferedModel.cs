namespace Podcasts.Core.Models;

/// <summary>A model that can be fetched from the hub.</summary>
/// <param name="Id">The same as that of the file once it is here, such as <c>base.en</c>.</param>
/// <param name="Repository">Owner and name on the hub.</param>
/// <param name="Revision">The commit of the repository, so that the file cannot change under its checksum.</param>
/// <param name="RemoteFile">The file's name there.</param>
/// <param name="SizeBytes">Its length.</param>
/// <param name="Languages">How many it hears; null where language does not matter.</param>
/// <param name="MillionParameters">Weights in all, in millions.</param>
/// <param name="Licence">SPDX identifier.</param>
/// <param name="Checksum">Null where none is published: then length and completeness are all that can be checked.</param>
public sealed record OfferedModel(
    string Id,
    string Repository,
    string Revision,
    string RemoteFile,
    long SizeBytes,
    int? Languages,
    double MillionParameters,
    string Licence,
    ModelChecksum? Checksum)
{
    // Matrices are unpacked when they are loaded, to four bytes a weight where the processor has no 16-bit arithmetic; libtorch and the work itself take the rest.
    private const long BytesPerWeight = 4;
    private const long BytesForTheRest = 500_000_000;

    /// <summary>What people call it.</summary>
    public string Name => Purpose == ModelPurpose.Speech ? $"Whisper {Id}" : $"Silero {Id["silero-".Length..]}";

    /// <summary>What it is for.</summary>
    public ModelPurpose Purpose { get; init; } = ModelPurpose.Speech;

    /// <summary>A few words for whoever has to choose, or null.</summary>
    public string? Advice { get; init; }

    /// <summary>What the file is called here.</summary>
    public string File => $"ggml-{Id}.bin";

    /// <summary>An estimate of what the app takes while it uses the model, at most.</summary>
    public long MemoryBytes => ((long)(MillionParameters * 1e6) * BytesPerWeight) + BytesForTheRest;

    /// <summary>Where the file is.</summary>
    public Uri AddressAt(Uri hub) => new(hub, $"{Repository}/resolve/{Revision}/{RemoteFile}");

    /// <summary>The page that tells about it.</summary>
    public Uri PageAt(Uri hub) => new(hub, Repository);
}
