using System.Text.RegularExpressions;

namespace Podcasts.Demo.Words;

/// <summary>The sentences of the demo show: exchanges of lines with slots, read from grammar.txt.</summary>
public sealed partial class Grammar
{
    private readonly Dictionary<string, string[]> _slots = [];
    private readonly Dictionary<string, List<Exchange>> _sections = [];
    private readonly List<string> _templates = [];

    private Grammar()
    {
    }

    /// <summary>Every word that can be spoken, in the spellings it can have, without punctuation, sorted.</summary>
    public IReadOnlyList<string> Words { get; private set; } = [];

    /// <summary>Reads the grammar that is built into this assembly.</summary>
    public static Grammar Load()
    {
        using var stream = typeof(Grammar).Assembly.GetManifestResourceStream("grammar.txt")!;
        using var reader = new StreamReader(stream);
        var grammar = new Grammar();
        grammar.Parse(reader.ReadToEnd());
        return grammar;
    }

    /// <summary>A random sentence, every line of the grammar being equally likely.</summary>
    public string Sentence(Random random)
    {
        var bound = new Dictionary<string, string>
        {
            ["me"] = Pick(_slots["name"], random),
            ["you"] = Pick(_slots["name"], random),
        };
        return Fill(Pick(_templates, random), bound, random);
    }

    /// <summary>Three to seven words in any order: makes a listener of a model that would rather guess.</summary>
    public string Salad(Random random)
    {
        var words = Enumerable.Range(0, random.Next(3, 8)).Select(_ => Pick(Words, random)).ToArray();
        return char.ToUpperInvariant(words[0][0]) == words[0][0] ? string.Join(' ', words) + "." : "The " + string.Join(' ', words) + ".";
    }

    /// <summary>The exchanges of one section, in the order of the file.</summary>
    public IReadOnlyList<Exchange> Section(string name) => _sections[name];

    /// <summary>Speaks an exchange once: its lines with all slots filled, those bound beforehand as given.</summary>
    /// <param name="exchange">What to speak.</param>
    /// <param name="names">The names of speaker A and speaker B.</param>
    /// <param name="themes">For some slots the only values to choose from.</param>
    /// <param name="random">Where choices come from.</param>
    public IEnumerable<(int Speaker, string Text)> Speak(Exchange exchange, (string A, string B) names, IReadOnlyDictionary<string, string[]> themes, Random random)
    {
        var bound = new Dictionary<string, string>();
        foreach (var (speaker, template) in exchange.Lines)
        {
            bound["me"] = speaker == 0 ? names.A : names.B;
            bound["you"] = speaker == 0 ? names.B : names.A;
            yield return (speaker, Fill(template, bound, random, themes));
        }
    }

    private static T Pick<T>(IReadOnlyList<T> from, Random random) => from[random.Next(from.Count)];

    private string Fill(string template, Dictionary<string, string> bound, Random random, IReadOnlyDictionary<string, string[]>? themes = null) =>
        Slot().Replace(template, match =>
        {
            var key = match.Groups[1].Value;
            if (!bound.TryGetValue(key, out var value))
            {
                var kind = key.TrimEnd('2', '3');
                var taken = bound.Where(b => b.Key.TrimEnd('2', '3') == kind || (kind == "name" && b.Key is "me" or "you")).Select(b => b.Value);
                var values = themes?.GetValueOrDefault(kind) is { Length: > 2 } theme ? theme : _slots[kind];
                value = bound[key] = Pick(values.Except(taken).ToArray(), random);
            }

            return value;
        });

    private void Parse(string text)
    {
        Exchange? current = null;
        var section = "";
        foreach (var line in text.Split('\n').Select(l => l.Trim()).Where(l => !l.StartsWith('#')))
        {
            if (line.Length == 0)
            {
                current = null;
            }
            else if (line.StartsWith('['))
            {
                _sections[section = line.Trim('[', ']')] = [];
            }
            else if (section.Length == 0)
            {
                var (name, values) = (line[..line.IndexOf('=')].Trim(), line[(line.IndexOf('=') + 1)..]);
                _slots[name] = values.Split('|', StringSplitOptions.TrimEntries);
            }
            else
            {
                if (current is null)
                {
                    _sections[section].Add(current = new Exchange([]));
                }

                current.Lines.Add((line[0] - 'A', line[2..].Trim()));
                _templates.Add(line[2..].Trim());
            }
        }

        var spoken = _templates.Select(t => Slot().Replace(t, " ")).Concat(_slots.Values.SelectMany(v => v));
        Words = spoken.SelectMany(t => t.Split([' ', ',', '.', '?'], StringSplitOptions.RemoveEmptyEntries)).Distinct().Order(StringComparer.Ordinal).ToArray();
    }

    [GeneratedRegex(@"\{([a-z0-9]+)\}")]
    private static partial Regex Slot();
}

/// <summary>A question and its answer, or a few lines that belong together.</summary>
/// <param name="Lines">Who speaks (0 for A, 1 for B) and the line with its slots.</param>
public sealed record Exchange(List<(int Speaker, string Template)> Lines);
