namespace Podcasts.Ui.Clients;

/// <summary>A model file that the Api found.</summary>
/// <param name="Quantisation">Such as <c>q5_0</c> or <c>f16</c>, or null where the file cannot be read.</param>
/// <param name="Default">True for the one used when none is asked for.</param>
/// <param name="Demo">True for the shipped model, which understands only the sample show's words and voices.</param>
/// <param name="Problem">One sentence saying why the file cannot be used, or null.</param>
public sealed record Model(
    string Id, string Name, string File, long SizeBytes, bool Multilingual, string? Quantisation, bool Default, bool Demo, string? Problem);

/// <summary>What the Api knows of models.</summary>
/// <param name="Models">The files that are there.</param>
/// <param name="Catalog">What can be downloaded.</param>
/// <param name="Engines">What can run them, the one that is used first.</param>
public sealed record ModelOverview(IReadOnlyList<Model> Models, IReadOnlyList<CatalogModel> Catalog, IReadOnlyList<Engine> Engines);

/// <summary>A model that can be downloaded.</summary>
/// <param name="Purpose">speech, or voiceActivity for one that only tells speech from noise.</param>
/// <param name="Languages">How many it hears, or null where language does not matter.</param>
/// <param name="MemoryBytes">An estimate of what the app takes while it uses the model, at most.</param>
/// <param name="Licence">SPDX identifier.</param>
/// <param name="Source">The page that tells about it.</param>
/// <param name="Checksum">Null where none is published.</param>
/// <param name="Advice">A few words for whoever has to choose, or null.</param>
/// <param name="Download">How its download stands, or null where nobody asked for one since the Api started.</param>
public sealed record CatalogModel(
    string Id, string Name, string Purpose, long SizeBytes, int? Languages, long MemoryBytes, string Licence, Uri Source, Checksum? Checksum,
    string? Advice, bool Installed, ModelDownload? Download);

public enum ModelDownloadState
{
    Downloading,
    Verifying,
    Done,
    Failed,
    Cancelled,
}

/// <summary>How a download stands.</summary>
/// <param name="Percent">0 to 100.</param>
/// <param name="SecondsLeft">From the speed so far, or null while the Api cannot know.</param>
/// <param name="Error">What went wrong and what to do, when failed.</param>
public sealed record ModelDownload(
    string Model, ModelDownloadState State, double Percent, long Bytes, long TotalBytes, double? SecondsLeft, string? Error)
{
    /// <summary>True while there is something to watch.</summary>
    public bool IsActive => State is ModelDownloadState.Downloading or ModelDownloadState.Verifying;
}

/// <summary>One event of a download that is being watched.</summary>
/// <param name="Status">The newest status, or null while the stream is broken and about to be opened again.</param>
public sealed record ModelDownloadProgress(ModelDownload? Status);

/// <summary>A fingerprint of a file.</summary>
public sealed record Checksum(string Algorithm, string Value);

/// <summary>What runs models.</summary>
/// <param name="Problem">Why it cannot work here and what to do, or null.</param>
public sealed record Engine(string Id, string Name, bool Available, string? Problem, EngineAbilities Abilities);

/// <summary>What an engine can do.</summary>
public sealed record EngineAbilities(bool WordTimes, bool Translate, bool LanguageDetection, bool Prompt, bool Beam, bool Gpu);
