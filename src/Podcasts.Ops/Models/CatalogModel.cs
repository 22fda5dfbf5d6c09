using Podcasts.Core.Models;

namespace Podcasts.Ops.Models;

/// <summary>A model that can be downloaded.</summary>
/// <param name="Id">The same as that of the model once it is here.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Purpose">speech or voiceActivity.</param>
/// <param name="Languages">How many it hears; null where language does not matter.</param>
/// <param name="MemoryBytes">An estimate of what the app takes while it uses the model, at most.</param>
/// <param name="Licence">SPDX identifier.</param>
/// <param name="Source">The page that tells about it.</param>
/// <param name="Address">Where its file is fetched.</param>
/// <param name="ChecksumAlgorithm">sha256 or sha1; null where no checksum is published.</param>
/// <param name="Checksum">Hexadecimal digits, or null.</param>
/// <param name="Advice">A few words for whoever has to choose, or null.</param>
/// <param name="Installed">Whether it is here and whole.</param>
/// <param name="Download">How its download stands, or null where nobody asked for one since the app started.</param>
public sealed record CatalogModel(
    string Id,
    string Name,
    string Purpose,
    long SizeBytes,
    int? Languages,
    long MemoryBytes,
    string Licence,
    Uri Source,
    Uri Address,
    string? ChecksumAlgorithm,
    string? Checksum,
    string? Advice,
    bool Installed,
    ModelDownloadStatus? Download)
{
    internal static CatalogModel From(OfferedModel model, Uri hub, bool installed, ModelDownloadStatus? download) => new(
        model.Id,
        model.Title,
        model.Purpose == ModelPurpose.Speech ? "speech" : "voiceActivity",
        model.SizeBytes,
        model.Languages,
        model.MemoryBytes,
        model.Licence,
        model.PageAt(hub),
        model.AddressAt(hub),
        model.Checksum?.Algorithm,
        model.Checksum?.Value,
        model.Advice,
        installed,
        download);
}
