using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Podcasts.Ui.Components;

namespace Podcasts.Ui.Tests;

public sealed partial class LanguageTests
{
    // Folders whose words are still in the pages.
    private static readonly string[] NotYet =
    [
        "Parts", "Account", "Audit", "Bookmarks", "Credentials", "Diarize", "Episodes", "Errors", "Health", "Keys", "Models", "Podcasts", "Search", "Speakers", "Transcribe", "Transcripts", "Users",
    ];

    public static TheoryData<Type> Texts => [.. typeof(Language).Assembly.GetTypes().Where(type => type.Name.EndsWith("Text", StringComparison.Ordinal) && type.GetProperty("ResourceManager", BindingFlags.Static | BindingFlags.NonPublic) is not null)];

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Ui, "*.razor", SearchOption.AllDirectories).Select(page => Path.GetRelativePath(Ui, page)).Where(page => !page.Split('/').Intersect(NotYet).Any())];

    private static string Ui => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "src", "Podcasts.Ui", "Components"));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_language_has_the_same_words_with_the_same_gaps(Type text)
    {
        var english = WordsOf(text, CultureInfo.InvariantCulture);
        Assert.NotEmpty(english);
        foreach (var code in Language.Offered.Keys.Where(code => code != "en"))
        {
            var words = WordsOf(text, CultureInfo.GetCultureInfo(code));
            Assert.Equal(english.Keys.Order(), words.Keys.Order());
            Assert.All(english, word => Assert.Equal(GapsOf(word.Value), GapsOf(words[word.Key])));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void No_words_are_written_in_a_page_itself(string page)
    {
        var markup = Code().Split(File.ReadAllText(Path.Combine(Ui, page)), 2)[0];
        markup = Quiet().Replace(Comment().Replace(markup, ""), "");
        var words = Between().Matches(markup).Concat(Spoken().Matches(markup)).Select(word => word.Groups["words"].Value.Trim());
        Assert.Equal([], words.Where(word => word.Length > 0));
    }

    [Theory]
    [InlineData("en", "3 Mar 2026, 14:05 UTC", "12,345", "1.5", "About 2 h 5 min left")]
    [InlineData("de", "3. März 2026, 14:05 UTC", "12.345", "1,5", "Noch etwa 2 Std. 5 Min.")]
    [InlineData("fr", "3 Mar 2026, 14:05 UTC", "12,345", "1.5", "About 2 h 5 min left")]
    public void Numbers_and_dates_are_written_as_the_reader_does(string code, string moment, string number, string fraction, string left)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(code);

            Assert.Equal(moment, Clock.Moment(new(2026, 3, 3, 14, 5, 0, TimeSpan.Zero)));
            Assert.Equal(number, "{0:N0}".With(12_345));
            Assert.Equal(fraction, "{0:0.0}".With(1.5));
            Assert.Equal(left, Clock.Left(7_500));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static Dictionary<string, string> WordsOf(Type text, CultureInfo culture)
    {
        var words = new ResourceManager(text).GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        Assert.True(words is not null, $"{text.Name} has no words in '{culture.Name}'.");
        return words.Cast<DictionaryEntry>().ToDictionary(word => (string)word.Key, word => (string)word.Value!);
    }

    private static IEnumerable<string> GapsOf(string sentence) => Gap().Matches(sentence).Select(gap => gap.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d[^}]*\}|<[^>]*>", RegexOptions.None, 10_000)]
    private static partial Regex Gap();

    [GeneratedRegex(@"^@code\b", RegexOptions.Multiline, 10_000)]
    private static partial Regex Code();

    [GeneratedRegex(@"@\*.*?\*@|//[^\n]*", RegexOptions.Singleline, 10_000)]
    private static partial Regex Comment();

    // Names, which are alike in all languages, and what only machines read.
    [GeneratedRegex(@"\bPodcasts(?=\s*</?[a-z])|\bPodcasts(?=</PageTitle>)|<(script|style|code|kbd|svg)\b.*?</\1>", RegexOptions.Singleline, 10_000)]
    private static partial Regex Quiet();

    [GeneratedRegex(@">(?<words>[^<>@{}();=""]*\p{L}{2,}[^<>@{}();=""]*)<", RegexOptions.None, 10_000)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:aria-label|aria-description|aria-valuetext|title|Title|Message|placeholder|alt|Label)=""(?<words>[^""@]*\p{L}{2,}[^""@]*|@\(\$""[^""]*\p{L}{2,}[^""]*""\))""", RegexOptions.None, 10_000)]
    private static partial Regex Spoken();
}
