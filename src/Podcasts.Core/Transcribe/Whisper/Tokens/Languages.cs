namespace Podcasts.Core.Transcribe.Whisper.Tokens;

/// <summary>Whisper's languages, in the order of their tokens (whisper.md 4.3).</summary>
public static class Languages
{
    /// <summary>ISO 639-1 codes; Javanese is Whisper's own "jw".</summary>
    public static IReadOnlyList<string> Codes { get; } =
        ("en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi ml cy sk te fa lv bn sr az sl kn et mk "
        + "br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su yue").Split(' ');

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["jv"] = "jw",
        ["iw"] = "he",
        ["in"] = "id",
        ["nb"] = "no",
        ["cmn"] = "zh",
        ["fil"] = "tl",
    };

    /// <summary>The code as Whisper spells it, from a code or a locale such as <c>en-GB</c>; null for an unknown one.</summary>
    public static string? Normalize(string code)
    {
        var primary = code.Trim().Split('-', '_')[0];
        var known = Aliases.GetValueOrDefault(primary, primary.ToLowerInvariant());
        return Codes.Contains(known) ? known : null;
    }

    /// <summary>The code as Whisper spells it.</summary>
    /// <exception cref="PodcastsCoreException">Not a language of Whisper's; the message says what to do.</exception>
    public static string Require(string code) =>
        Normalize(code) ?? throw new PodcastsCoreException($"Whisper does not know the language {code}. Leave it out to have it detected.");

    /// <summary>The place of a code among the language tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a language of Whisper's.</exception>
    public static int IndexOf(string code)
    {
        var known = Normalize(code) ?? throw new ArgumentOutOfRangeException(nameof(code), code, "Whisper does not know this language.");
        return Codes.Index().First(entry => entry.Item == known).Index;
    }
}
