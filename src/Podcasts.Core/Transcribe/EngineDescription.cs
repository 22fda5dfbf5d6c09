namespace Podcasts.Core.Transcribe;

/// <summary>An engine that this build knows, and whether it can work here.</summary>
/// <param name="Id">Such as <c>torch</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Abilities">What it can do where it works.</param>
/// <param name="Problem">Why it cannot work here and what to do, or null.</param>
public sealed record EngineDescription(string Id, string Name, EngineAbilities Abilities, string? Problem);

/// <summary>What an engine can do.</summary>
/// <param name="WordTimes">Gives each word its own times.</param>
/// <param name="Translate">Turns speech of any language into English text.</param>
/// <param name="LanguageDetection">Finds out by listening which language is spoken.</param>
/// <param name="Prompt">Takes a prompt and a vocabulary.</param>
/// <param name="Beam">Searches with a beam.</param>
/// <param name="Gpu">Runs on a GPU where there is one.</param>
public sealed record EngineAbilities(bool WordTimes, bool Translate, bool LanguageDetection, bool Prompt, bool Beam, bool Gpu);
