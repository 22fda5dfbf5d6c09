namespace Podcasts.Core.Search;

/// <summary>Words next to each other; mostly one alone.</summary>
/// <param name="Words">At least one, as <see cref="SearchWord"/> has them.</param>
/// <param name="IsPrefix">Whether the last of them is only how a word begins.</param>
public sealed record SearchPhrase(IReadOnlyList<string> Words, bool IsPrefix)
{
    /// <summary>Whether it stands at a place among the words of a text.</summary>
    public bool IsAt(IReadOnlyList<SearchWord> words, int place)
    {
        if (place + Words.Count > words.Count)
        {
            return false;
        }

        for (var i = 0; i < Words.Count; i++)
        {
            var found = words[place + i].Text;
            if (IsPrefix && i == Words.Count - 1 ? !found.StartsWith(Words[i], StringComparison.Ordinal) : found != Words[i])
            {
                return false;
            }
        }

        return true;
    }
}
