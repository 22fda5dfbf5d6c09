using Podcasts.Ops.Models;

namespace Podcasts.Api.Models;

/// <summary>A model file that is here.</summary>
/// <param name="Id">What a request calls it, such as base.en.</param>
/// <param name="Name">What people call it.</param>
/// <param name="File">Its file name.</param>
/// <param name="Multilingual">Whether it hears other languages than English.</param>
/// <param name="Quantisation">Such as f16 or q5_0; null where the file cannot be read.</param>
/// <param name="Default">Whether it is taken where a request names none.</param>
/// <param name="Demo">Whether it is the app's own demo, which hears the sample show only.</param>
/// <param name="Problem">Why it cannot be used, or null.</param>
public sealed record ModelResponse(
    string Id, string Name, string File, long SizeBytes, bool Multilingual, string? Quantisation, bool Default, bool Demo, string? Problem)
{
    internal static ModelResponse From(ModelDetails m) => new(
        m.Id, m.Name, m.File, m.SizeBytes, m.Multilingual ?? false, m.Quantisation, m.Default, m.Demo, m.Problem);
}

/// <summary>Models that are here, models that can be had, and what runs them.</summary>
/// <param name="Models">The files that are here, broken ones with what is wrong with them.</param>
/// <param name="Catalog">What can be downloaded.</param>
/// <param name="Engines">What can run them, the one that is used first.</param>
public sealed record ModelOverviewResponse(
    IReadOnlyList<ModelResponse> Models, IReadOnlyList<CatalogModelResponse> Catalog, IReadOnlyList<EngineResponse> Engines)
{
    internal static ModelOverviewResponse From(ModelOverview overview) => new(
        [.. overview.Models.Select(ModelResponse.From)],
        [.. overview.Catalog.Select(CatalogModelResponse.From)],
        [.. overview.Engines.Select(EngineResponse.From)]);
}

/// <summary>A model that can be downloaded.</summary>
/// <param name="Id">The same as that of the model once it is here.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Purpose">speech, or voiceActivity for one that only tells speech from noise.</param>
/// <param name="Languages">How many it hears; null where language does not matter.</param>
/// <param name="MemoryBytes">An estimate of what the app takes while it uses the model, at most.</param>
/// <param name="Licence">SPDX identifier.</param>
/// <param name="Source">The page that tells about it.</param>
/// <param name="Address">Where its file is fetched.</param>
/// <param name="Checksum">What the file is checked against; null where none is published, and then only length and completeness are checked.</param>
/// <param name="Advice">A few words for whoever has to choose, or null.</param>
/// <param name="Installed">Whether it is here.</param>
/// <param name="Download">How its download stands, or null where nobody asked for one since the app started.</param>
public sealed record CatalogModelResponse(
    string Id,
    string Name,
    string Purpose,
    long SizeBytes,
    int? Languages,
    long MemoryBytes,
    string Licence,
    Uri Source,
    Uri Address,
    ChecksumResponse? Checksum,
    string? Advice,
    bool Installed,
    ModelDownloadResponse? Download)
{
    internal static CatalogModelResponse From(CatalogModel m) => new(
        m.Id, m.Name, m.Purpose, m.SizeBytes, m.Languages, m.MemoryBytes, m.Licence, m.Source, m.Address, ChecksumResponse.From(m), m.Advice, m.Installed,
        m.Download is null ? null : ModelDownloadResponse.From(m.Download));
}

/// <summary>A fingerprint of a file.</summary>
/// <param name="Algorithm">sha256 or sha1.</param>
/// <param name="Value">Hexadecimal digits.</param>
public sealed record ChecksumResponse(string Algorithm, string Value)
{
    internal static ChecksumResponse? From(CatalogModel m) => m.Checksum is null ? null : new(m.ChecksumAlgorithm!, m.Checksum);
}

/// <summary>What runs models.</summary>
/// <param name="Id">Such as torch.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Available">Whether it can work here.</param>
/// <param name="Problem">Why it cannot and what to do, or null.</param>
/// <param name="Abilities">What it can do where it works.</param>
public sealed record EngineResponse(string Id, string Name, bool Available, string? Problem, EngineAbilitiesResponse Abilities)
{
    internal static EngineResponse From(EngineDetails e) => new(
        e.Id, e.Name, e.Problem is null, e.Problem, new(e.WordTimes, e.Translate, e.LanguageDetection, e.Prompt, e.Beam, e.Gpu));
}

/// <summary>What an engine can do.</summary>
/// <param name="WordTimes">Give each word its own times.</param>
/// <param name="Translate">Turn speech of any language into English text.</param>
/// <param name="LanguageDetection">Find out by listening which language is spoken.</param>
/// <param name="Prompt">Take a prompt and a vocabulary.</param>
/// <param name="Beam">Search with a beam.</param>
/// <param name="Gpu">Run on a GPU where there is one.</param>
public sealed record EngineAbilitiesResponse(bool WordTimes, bool Translate, bool LanguageDetection, bool Prompt, bool Beam, bool Gpu);

/// <summary>How the download of a model stands.</summary>
/// <param name="Model">Its id.</param>
/// <param name="State">downloading, verifying, done, failed or cancelled.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="Bytes">That are here.</param>
/// <param name="TotalBytes">The length of the file.</param>
/// <param name="SecondsLeft">From the speed of the last seconds, or null while it is not known.</param>
/// <param name="Error">What went wrong and what to do, or null.</param>
public sealed record ModelDownloadResponse(string Model, string State, double Percent, long Bytes, long TotalBytes, double? SecondsLeft, string? Error)
{
    internal static ModelDownloadResponse From(ModelDownloadStatus s) => new(s.Model, s.State, s.Percent, s.Bytes, s.TotalBytes, s.SecondsLeft, s.Error);
}
