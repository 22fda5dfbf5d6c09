using System.Text;

namespace Podcasts.Demo.Words;

/// <summary>
/// A byte-level BPE vocabulary in GPT-2's layout (the 256 bytes first, then merges in rank order) whose merges reach every whole
/// word, so that any tool that joins the pair of lowest id first encodes a word of the show as one token.
/// </summary>
public sealed class BytePairs
{
    /// <summary>Ids below this are text; Whisper's English-only models have their end of text here.</summary>
    public const int TextIds = 50256;

    // Ids that readers suppress by number because GPT-2 has brackets and music there; no word of ours may lie on one.
    private static readonly HashSet<int> SuppressedByNumber =
    [
        357, 366, 438, 532, 685, 705, 796, 930, 1058, 1220, 1267, 1279, 1303, 1343, 1377, 1391, 1635, 1782, 1875, 2162, 2361, 2488,
    ];

    private readonly Dictionary<string, int> _ids = [];
    private readonly string[] _texts = new string[TextIds];

    /// <summary>Learns merges until each word, with a space before it, is one token.</summary>
    public BytePairs(IReadOnlyList<string> words)
    {
        var printable = Enumerable.Range(0x21, 0x7E - 0x20).Concat(Enumerable.Range(0xA1, 0xAC - 0xA0)).Concat(Enumerable.Range(0xAE, 0xFF - 0xAD)).ToArray();
        foreach (var (value, id) in printable.Concat(Enumerable.Range(0, 256).Except(printable)).Select((b, id) => (b, id)))
        {
            Add(id, ((char)value).ToString());
        }

        var next = 256;
        var spelled = words.Select(w => w.Select(c => c.ToString()).Prepend(" ").ToList()).ToList();
        while (MostFrequentPair(spelled) is { } pair)
        {
            next += SuppressedByNumber.Contains(next) ? 1 : 0;
            Add(next++, pair);
            spelled.ForEach(pieces => Merge(pieces, pair));
        }
    }

    /// <summary>The token of a text that is one token, for example " the" or ".".</summary>
    public int Id(string text) => _ids[text];

    /// <summary>The bytes of each text id; ids without a meaning have a name that no merge can reach.</summary>
    public IEnumerable<byte[]> Tokens() =>
        _texts.Select((text, id) => text is null ? Encoding.ASCII.GetBytes($"<u{id:x}>") : Encoding.Latin1.GetBytes(text));

    private void Add(int id, string text)
    {
        _texts[id] = text;
        _ids.Add(text, id);
    }

    private static string? MostFrequentPair(List<List<string>> spelled) => spelled
        .SelectMany(pieces => pieces.Zip(pieces.Skip(1), (a, b) => a + b))
        .CountBy(pair => pair)
        .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => pair.Key)
        .FirstOrDefault();

    private static void Merge(List<string> pieces, string pair)
    {
        for (var i = 0; i + 1 < pieces.Count; i++)
        {
            if (pieces[i] + pieces[i + 1] == pair)
            {
                pieces[i] = pair;
                pieces.RemoveAt(i + 1);
            }
        }
    }
}
