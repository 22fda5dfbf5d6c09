using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Transcribe.OpenAi;

/// <summary>OpenAI's server names a language in English; others give its code.</summary>
internal static class LanguageNames
{
    // In the order of Languages.Codes.
    private static readonly string[] Names =
        ("english chinese german spanish russian korean french japanese portuguese turkish polish catalan dutch arabic swedish italian indonesian hindi finnish vietnamese "
        + "hebrew ukrainian greek malay czech romanian danish hungarian tamil norwegian thai urdu croatian bulgarian lithuanian latin maori malayalam welsh slovak telugu persian "
        + "latvian bengali serbian azerbaijani slovenian kannada estonian macedonian breton basque icelandic armenian nepali mongolian bosnian kazakh albanian swahili galician "
        + "marathi punjabi sinhala khmer shona yoruba somali afrikaans occitan georgian belarusian tajik sindhi gujarati amharic yiddish lao uzbek faroese haitian-creole pashto "
        + "turkmen nynorsk maltese sanskrit luxembourgish myanmar tibetan tagalog malagasy assamese tatar hawaiian lingala hausa bashkir javanese sundanese cantonese").Split(' ');

    /// <summary>The code of a language by its name or code; null for none that Whisper knows.</summary>
    public static string? Code(string? language)
    {
        var place = Array.IndexOf(Names, language?.Trim().ToLowerInvariant().Replace(' ', '-'));
        return place >= 0 ? Languages.Codes[place] : language is null ? null : Languages.Normalize(language);
    }
}
