using System.Text.RegularExpressions;

namespace Podcasts.Core.Models;

/// <summary>A model that can be fetched from the hub.</summary>
/// <param name="Id">The same as that of the model once it is here, such as <c>base.en</c>.</param>
/// <param name="Repository">Owner and name on the hub.</param>
/// <param name="Revision">The commit of the repository, so that the file cannot change under its checksum.</param>
/// <param name="File">The file's name there.</param>
/// <param name="SizeBytes">Its length.</param>
/// <param name="Languages">How many it hears; null where language does not matter.</param>
/// <param name="MillionParameters">Weights in all, in millions.</param>
/// <param name="Licence">SPDX identifier.</param>
/// <param name="Checksum">Null where none is published: then length and completeness are all that can be checked.</param>
public sealed partial record OfferedModel(
    string Id,
    string Repository,
    string Revision,
    string File,
    long SizeBytes,
    int? Languages,
    double MillionParameters,
    string Licence,
    ModelChecksum? Checksum)
{
    // Matrices are unpacked when they are loaded, to four bytes a weight where the processor has no 16-bit arithmetic; libtorch and the work itself take the rest.
    private const long BytesPerWeight = 4;
    private const long BytesForTheRest = 500_000_000;

    public string Id { get; } = Name().IsMatch(Id) ? Id : throw new ArgumentException($"'{Id}' is no id of a model: letters, digits, dots, dashes and underscores only.");

    public string Repository { get; } = Repository.Split('/') is [var owner, var name] && Name().IsMatch(owner) && Name().IsMatch(name)
        ? Repository
        : throw new ArgumentException($"'{Repository}' is no repository: it is written owner/name.");

    public string Revision { get; } = Name().IsMatch(Revision) ? Revision : throw new ArgumentException($"'{Revision}' is no revision.");

    public string File { get; } = Name().IsMatch(File) ? File : throw new ArgumentException($"'{File}' is no name of a file.");

    public long SizeBytes { get; } = SizeBytes > 0 ? SizeBytes : throw new ArgumentException($"{Id} is said to have {SizeBytes} bytes.");

    /// <summary>What it is for.</summary>
    public ModelPurpose Purpose { get; init; } = ModelPurpose.Speech;

    /// <summary>A few words for whoever has to choose, or null.</summary>
    public string? Advice { get; init; }

    /// <summary>What people call it.</summary>
    public string Title => Purpose == ModelPurpose.Speech ? $"Whisper {Id}" : $"Voice activity {Id}";

    /// <summary>What the file is called here.</summary>
    public string LocalFile => $"ggml-{Id}.bin";

    /// <summary>An estimate of what the app takes while it uses the model, at most.</summary>
    public long MemoryBytes => ((long)(MillionParameters * 1e6) * BytesPerWeight) + BytesForTheRest;

    /// <summary>Where the file is.</summary>
    public Uri AddressAt(Uri hub) => new(hub, $"{Repository}/resolve/{Revision}/{File}");

    /// <summary>The page that tells about it.</summary>
    public Uri PageAt(Uri hub) => new(hub, Repository);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Name();
}
