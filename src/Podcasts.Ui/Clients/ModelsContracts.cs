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
public sealed record CatalogModel(
    string Id, string Name, string Purpose, long SizeBytes, int? Languages, long MemoryBytes, string Licence, Uri Source, Checksum? Checksum,
    string? Advice, bool Installed);

/// <summary>A fingerprint of a file.</summary>
public sealed record Checksum(string Algorithm, string Value);

/// <summary>What runs models.</summary>
/// <param name="Problem">Why it cannot work here and what to do, or null.</param>
public sealed record Engine(string Id, string Name, bool Available, string? Problem, EngineAbilities Abilities);

/// <summary>What an engine can do.</summary>
public sealed record EngineAbilities(bool WordTimes, bool Translate, bool LanguageDetection, bool Prompt, bool Beam, bool Gpu);
