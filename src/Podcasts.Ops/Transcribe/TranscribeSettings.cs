using Podcasts.Core.Models;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Ops.Transcribe;

/// <summary>How an episode is to be heard, as far as somebody has said; null leaves it to whom is asked next: the request, then the show's settings, then the app's.</summary>
public sealed record TranscribeSettings
{
    /// <summary>Said for a language, it is found out by listening, whatever is set elsewhere.</summary>
    public const string AnyLanguage = "auto";

    /// <summary>A model's id.</summary>
    public string? Model { get; init; }

    /// <summary>ISO 639-1 code, or <see cref="AnyLanguage"/>, which also holds where nobody says anything.</summary>
    public string? Language { get; init; }

    /// <summary>One of <see cref="TranscribeTasks"/>.</summary>
    public string? Task { get; init; }

    /// <summary>Text that the model is to take for what was said just before.</summary>
    public string? Prompt { get; init; }

    /// <summary>Hypotheses kept alive, 1 to 16.</summary>
    public int? BeamSize { get; init; }

    /// <summary>Whether windows follow one another, each prompted by the text before, instead of being heard in batches.</summary>
    public bool? Sequential { get; init; }

    /// <summary>Whether every word gets its own times.</summary>
    public bool? WordTimes { get; init; }

    /// <summary>These, and where they are silent, others.</summary>
    internal TranscribeSettings Or(TranscribeSettings other) => new()
    {
        Model = Said(Model) ?? Said(other.Model),
        Language = Said(Language) ?? Said(other.Language),
        Task = Said(Task) ?? Said(other.Task),
        Prompt = Said(Prompt) ?? Said(other.Prompt),
        BeamSize = BeamSize ?? other.BeamSize,
        Sequential = Sequential ?? other.Sequential,
        WordTimes = WordTimes ?? other.WordTimes,
    };

    /// <exception cref="UnprocessableException">The engine or the model cannot do what is wanted of it.</exception>
    internal void EnsureWithin(ModelFile model, EngineDescription engine)
    {
        if (BeyondEngine(engine.Abilities) is var (ability, wayOut))
        {
            throw new UnprocessableException($"The engine {engine.Id} cannot {ability}. {wayOut}, or let another engine hear: Transcribe:Engine sets it, and GET /api/models says what each can do.");
        }

        if (Said(Language) is { } language and not AnyLanguage)
        {
            var known = Languages.Normalize(language) ?? throw new UnprocessableException($"No model here knows the language {language}. Leave it out to have the language detected.");
            if (known != "en" && model.Description is { IsMultilingual: false })
            {
                throw new UnprocessableException($"The model {model.Id} hears English only, and the language is set to {language}. Leave the language out, or choose a multilingual model, whose name does not end in .en.");
            }
        }

        if (Task == TranscribeTasks.Translate && model.Description is { CanTranslate: false })
        {
            throw new UnprocessableException(model.Description.IsMultilingual
                ? $"The model {model.Id} was not trained to translate. Choose another, such as medium or large-v3, or take its words as they are said."
                : $"The model {model.Id} hears English only, so there is nothing for it to translate. Choose a multilingual model, or take its words as they are said.");
        }
    }

    // Windows in sequence are prompted by the text before them.
    private (string Ability, string WayOut)? BeyondEngine(EngineAbilities abilities) =>
        BeamSize > 1 && !abilities.Beam ? ("search with a beam", $"Set the beam size to 1 instead of {BeamSize}")
        : Said(Prompt) is not null && !abilities.Prompt ? ("take a prompt", "Leave the prompt out")
        : Sequential == true && !abilities.Prompt ? ("hear windows in sequence, for it takes no prompt", "Turn sequential off")
        : Task == TranscribeTasks.Translate && !abilities.Translate ? ("translate", "Take the words as they are said")
        : WordTimes == true && !abilities.WordTimes ? ("tell the times of words", "Turn word times off")
        : null;

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
