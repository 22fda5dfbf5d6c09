using System.Text.RegularExpressions;

namespace Podcasts.Core.Podcasts;

/// <summary>Finds names of people and places in show notes, and would rather miss one than take an ordinary phrase for one.</summary>
/// <remarks>Two to four capitalised words in a row, such as <c>Ada Shore</c> or <c>Ursula von der Leyen</c>; a single one may just begin a sentence, or be a German noun.</remarks>
public static partial class NotesNames
{
    private const int Most = 30;

    // They begin a sentence or a list, and so stand before a name without belonging to it.
    private static readonly HashSet<string> Leading = Words("""
        a an the this that these those i we you he she it they my our your his her their its in on at by to of for from with without about after before between during
        and but or so if as is are was were what why how when where who which while because though today tomorrow yesterday now then here there yes no not
        join joined hear meet plus also featuring feat guest guests host hosts hosted co-host presenter produced producer edited editor music recorded written special thanks
        dear hello hi welcome interview conversation der die das den dem ein eine und mit im in le la les un une des et avec dans el los las una y con en
        """);

    // Where one of these stands, it is about following, buying or the calendar.
    private static readonly HashSet<string> Elsewhere = Words("""
        subscribe follow support rate review listen watch visit download sign learn read click share apple google spotify amazon audible youtube facebook twitter instagram tiktok
        linkedin patreon discord reddit podcast podcasts newsletter website email privacy policy terms conditions sponsor sponsors sponsored discount code promo offer free trial
        episode episodes season chapter part show notes links resources copyright rights reserved creative commons
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
        """);

    /// <summary>Names in the order of their first mention.</summary>
    /// <param name="notes">Sanitised HTML.</param>
    public static IReadOnlyList<string> Find(string notes) =>
    [
        .. Name().Matches(PlainText.WithoutTags(Block().Replace(notes, "\n")))
            .Select(match => WithoutLeading(match.Value))
            .OfType<string>()
            .Distinct()
            .Take(Most),
    ];

    private static string? WithoutLeading(string name)
    {
        var words = Possessive().Replace(name, "").Split(' ').SkipWhile(word => Leading.Contains(word) || char.IsLower(word[0])).ToArray();
        var capitalised = words.Where(word => char.IsUpper(word[0])).ToArray();
        return capitalised.Length >= 2 && capitalised.All(LooksLikeAName) ? string.Join(' ', words) : null;
    }

    // NASA is no name of a person, and headings may be written in capitals throughout.
    private static bool LooksLikeAName(string word) => (word.Any(char.IsLower) || word is [_, '.']) && !Elsewhere.Contains(word);

    private static HashSet<string> Words(string list) => new(list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    // Capitalised words or initials; small words that belong to names may stand between. Lengths are bounded, so no text makes this slow.
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}@#/.'’-])(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’-]{1,30})(?: (?:(?:de|da|di|du|del|della|van|von|der|den|la|le|bin|ibn|al) ){0,2}(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’-]{1,30})){1,3}(?![\p{L}\p{N}])",
        RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Name();

    [GeneratedRegex("['’]s?$", RegexOptions.None, 10_000)]
    private static partial Regex Possessive();

    [GeneratedRegex("</?(?:p|li|ul|ol|br|hr|div|h[1-6]|td|th|tr|dt|dd|blockquote|pre|section|article)(?: [^<>]*)?/?>", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Block();
}
