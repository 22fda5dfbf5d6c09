using DiffPlex;

namespace Podcasts.Core.Transcripts.Comparing;

/// <summary>Whose words they are.</summary>
public enum ComparedKind
{
    /// <summary>Both have them.</summary>
    Same,

    /// <summary>Only ours has them.</summary>
    Ours,

    /// <summary>Only the other one has them.</summary>
    Other,
}

/// <summary>Words in a row that are of one kind.</summary>
/// <param name="Kind">Whose they are.</param>
/// <param name="Start">When the passage that they begin in starts, in the transcript that they are of (ours, where both have them).</param>
/// <param name="Text">The words with a space between, as they are written there.</param>
public sealed record ComparedPassage(ComparedKind Kind, TimeSpan Start, string Text);

/// <summary>Two transcripts of one episode, word by word. Case and punctuation do not count, and times neither: an advertisement more would shift them all.</summary>
/// <param name="Passages">In the order of the words.</param>
/// <param name="Agreement">Words that both have, by the words of the longer one; 0 to 1, and 1 where neither has any.</param>
public sealed record TranscriptComparison(IReadOnlyList<ComparedPassage> Passages, double Agreement)
{
    /// <summary>Compares two transcripts.</summary>
    public static TranscriptComparison Of(IReadOnlyList<TranscriptSegment> ours, IReadOnlyList<TranscriptSegment> other)
    {
        var (mine, theirs) = (Words(ours), Words(other));
        var diff = Differ.Instance.CreateCustomDiffs(Text(mine), Text(theirs), ignoreWhiteSpace: false, text => text.Split('\n'));
        var passages = new List<ComparedPassage>();
        var (at, same) = (0, 0);
        foreach (var block in diff.DiffBlocks)
        {
            Add(ComparedKind.Same, mine[at..block.DeleteStartA]);
            Add(ComparedKind.Ours, mine[block.DeleteStartA..(block.DeleteStartA + block.DeleteCountA)]);
            Add(ComparedKind.Other, theirs[block.InsertStartB..(block.InsertStartB + block.InsertCountB)]);
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Add(ComparedKind.Same, mine[at..]);
        var longer = Math.Max(mine.Count, theirs.Count);
        return new(passages, longer == 0 ? 1 : (double)same / longer);

        void Add(ComparedKind kind, List<Word> words)
        {
            same += kind == ComparedKind.Same ? words.Count : 0;
            if (words.Count > 0)
            {
                passages.Add(new(kind, words[0].Start, string.Join(' ', words.Select(word => word.Text))));
            }
        }
    }

    private static List<Word> Words(IEnumerable<TranscriptSegment> segments) =>
    [
        .. from segment in segments
           from text in segment.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
           let bare = string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant()
           where bare.Length > 0
           select new Word(text, bare, segment.Start),
    ];

    private static string Text(IEnumerable<Word> words) => string.Join('\n', words.Select(word => word.Bare));

    private sealed record Word(string Text, string Bare, TimeSpan Start);
}
