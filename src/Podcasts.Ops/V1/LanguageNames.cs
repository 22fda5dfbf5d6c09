using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Ops.V1;

/// <summary>What OpenAI's API calls the languages that it hears: in English, in lower case (whisper/tokenizer.py, LANGUAGES).</summary>
public static class LanguageNames
{
    // In the order of Languages.Codes.
    private static readonly string[] Names =
        ("english,chinese,german,spanish,russian,korean,french,japanese,portuguese,turkish,polish,catalan,dutch,arabic,swedish,italian,indonesian,hindi,finnish,vietnamese,hebrew,ukrainian,"
        + "greek,malay,czech,romanian,danish,hungarian,tamil,norwegian,thai,urdu,croatian,bulgarian,lithuanian,latin,maori,malayalam,welsh,slovak,telugu,persian,latvian,bengali,serbian,"
        + "azerbaijani,slovenian,kannada,estonian,macedonian,breton,basque,icelandic,armenian,nepali,mongolian,bosnian,kazakh,albanian,swahili,galician,marathi,punjabi,sinhala,khmer,shona,"
        + "yoruba,somali,afrikaans,occitan,georgian,belarusian,tajik,sindhi,gujarati,amharic,yiddish,lao,uzbek,faroese,haitian creole,pashto,turkmen,nynorsk,maltese,sanskrit,luxembourgish,"
        + "myanmar,tibetan,tagalog,malagasy,assamese,tatar,hawaiian,lingala,hausa,bashkir,javanese,sundanese,cantonese").Split(',');

    /// <summary>The name of the language with this ISO 639-1 code; the code itself where there is no name.</summary>
    public static string Of(string code) => Languages.Normalize(code) is { } known && Languages.IndexOf(known) is var place && place < Names.Length ? Names[place] : code;
}
