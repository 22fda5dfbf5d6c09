using Podcasts.Core.Transcribe;

namespace Podcasts.Ops.Models;

/// <summary>All there is to know about models.</summary>
/// <param name="Models">The files that are here.</param>
/// <param name="Catalog">What can be downloaded.</param>
/// <param name="Engines">What can run them, the one that is used first.</param>
public sealed record ModelOverview(IReadOnlyList<ModelDetails> Models, IReadOnlyList<CatalogModel> Catalog, IReadOnlyList<EngineDetails> Engines);

/// <summary>An engine of this build.</summary>
/// <param name="Problem">Why it cannot work here and what to do, or null.</param>
public sealed record EngineDetails(
    string Id, string Name, string? Problem, bool WordTimes, bool Translate, bool LanguageDetection, bool Prompt, bool Beam, bool Gpu)
{
    internal static EngineDetails From(EngineDescription engine) => new(
        engine.Id,
        engine.Name,
        engine.Problem,
        engine.Abilities.WordTimes,
        engine.Abilities.Translate,
        engine.Abilities.LanguageDetection,
        engine.Abilities.Prompt,
        engine.Abilities.Beam,
        engine.Abilities.Gpu);
}
