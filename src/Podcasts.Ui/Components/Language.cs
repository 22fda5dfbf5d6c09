using System.Collections.Concurrent;
using System.Globalization;

namespace Podcasts.Ui.Components;

/// <summary>
/// The reader's language: its words are in the resource files (<c>XText.resx</c>) beside the pages, its numbers and dates in <c>LanguageText.resx</c>.
/// It is the thread's UI culture; the culture stays the invariant one, so that what a program reads (attributes, addresses, drawings) never changes with it.
/// </summary>
internal static class Language
{
    /// <summary>What a reader can choose, by its code, with its own name; English is what everybody else gets.</summary>
    public static readonly IReadOnlyDictionary<string, string> Offered = new Dictionary<string, string> { ["en"] = "English", ["de"] = "Deutsch" };

    private static readonly ConcurrentDictionary<string, CultureInfo> Formats = new();

    /// <summary>The code of the reader's language, such as <c>de</c>.</summary>
    public static string Code => CultureInfo.CurrentUICulture.Name.Split('-')[0] is var code && Offered.ContainsKey(code) ? code : "en";

    /// <summary>How the reader's language writes numbers and dates.</summary>
    public static CultureInfo Format => Formats.GetOrAdd(Code, FormatOf);

    /// <summary>A sentence with its gaps filled: <c>Text.Attempt.With(2)</c>.</summary>
    public static string With(this string sentence, params object?[] parts) => string.Format(Format, sentence, parts);

    // The app runs without ICU (decision 0025), so a language brings its own.
    private static CultureInfo FormatOf(string code)
    {
        var language = CultureInfo.GetCultureInfo(code);
        string Of(string name) => LanguageText.ResourceManager.GetString(name, language)!;
        var format = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        format.NumberFormat.NumberDecimalSeparator = format.NumberFormat.PercentDecimalSeparator = Of(nameof(LanguageText.Decimal));
        format.NumberFormat.NumberGroupSeparator = format.NumberFormat.PercentGroupSeparator = Of(nameof(LanguageText.Thousands));
        format.DateTimeFormat.AbbreviatedMonthNames = [.. Of(nameof(LanguageText.Months)).Split(' '), ""];
        format.DateTimeFormat.AbbreviatedMonthGenitiveNames = format.DateTimeFormat.AbbreviatedMonthNames;
        format.DateTimeFormat.ShortDatePattern = Of(nameof(LanguageText.Day));
        return CultureInfo.ReadOnly(format);
    }
}
