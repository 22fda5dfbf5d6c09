namespace Podcasts.Core.Search;

/// <summary>A part of a passage, around what was looked for.</summary>
/// <param name="Pieces">In order; together they are the part, with an ellipsis where something is left out.</param>
/// <param name="FirstWord">Which of the passage's words is the first that was looked for, from 0.</param>
public sealed record Snippet(IReadOnlyList<SnippetPiece> Pieces, int FirstWord)
{
    private const int Before = 90; // characters
    private const int Length = 280; // characters

    /// <summary>The part of a text in which the phrases first stand.</summary>
    public static Snippet Of(string text, SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(query);
        var words = SearchWord.Of(text);
        var found = Found(words, query);
        var first = Math.Max(Array.IndexOf(found, true), 0);
        if (words.Count == 0)
        {
            return new([new(text[..Math.Min(text.Length, Length)], false)], 0);
        }

        var start = words.First(word => word.End > words[first].Start - Before).Start;
        start = start <= Before / 3 ? 0 : start;
        var end = words.Last(word => word.Start == words[first].Start || word.End <= start + Length).End;
        end = text.Length - end <= Before / 3 ? text.Length : end;
        return new(Cut(text, start, end, words, found), first);
    }

    private static bool[] Found(IReadOnlyList<SearchWord> words, SearchQuery query)
    {
        var found = new bool[words.Count];
        foreach (var phrase in query.Phrases)
        {
            for (var place = 0; place < words.Count; place++)
            {
                if (phrase.IsAt(words, place))
                {
                    found.AsSpan(place, phrase.Words.Count).Fill(true);
                }
            }
        }

        return found;
    }

    private static List<SnippetPiece> Cut(string text, int start, int end, IReadOnlyList<SearchWord> words, bool[] found)
    {
        var pieces = new List<SnippetPiece>();
        var from = start;
        for (var i = 0; i < words.Count; i++)
        {
            if (!found[i] || words[i].Start < start || words[i].End > end)
            {
                continue;
            }

            var last = i;
            while (last + 1 < words.Count && found[last + 1] && words[last + 1].End <= end)
            {
                last++;
            }

            Add(from, words[i].Start, false);
            Add(words[i].Start, words[last].End, true);
            (from, i) = (words[last].End, last);
        }

        Add(from, end, false);
        if (start > 0)
        {
            pieces.Insert(0, new("… ", false));
        }

        if (end < text.Length)
        {
            pieces.Add(new(" …", false));
        }

        return pieces;

        void Add(int begin, int finish, bool isFound)
        {
            if (finish > begin)
            {
                pieces.Add(new(text[begin..finish], isFound));
            }
        }
    }
}

/// <summary>A stretch of a snippet.</summary>
/// <param name="Text">With its spaces.</param>
/// <param name="Found">Whether it was looked for.</param>
public sealed record SnippetPiece(string Text, bool Found);
