using Podcasts.Demo.Voices;
using Podcasts.Demo.Words;

namespace Podcasts.Demo.Show;

/// <summary>One line of an episode.</summary>
/// <param name="Speaker">The voice's name.</param>
/// <param name="Text">A sentence.</param>
/// <param name="OpensTurn">Whether somebody else spoke before.</param>
public sealed record Line(string Speaker, string Text, bool OpensTurn);

/// <summary>An episode of the sample show.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Title">Its title.</param>
/// <param name="Cast">The host, then the guests.</param>
/// <param name="Lines">What is said, in order.</param>
public sealed record Episode(int Number, string Title, IReadOnlyList<string> Cast, IReadOnlyList<Line> Lines)
{
    /// <summary>The three episodes, the same ones whenever they are made.</summary>
    public static IReadOnlyList<Episode> All(Grammar grammar) =>
    [
        Write(grammar, 1, "The painter and the bridge", ["Alice", "Daniel"], 20, new()
        {
            ["place"] = ["bridge", "harbour", "museum", "river", "market"],
            ["person"] = ["painter", "fisherman", "teacher"],
            ["noun"] = ["picture", "boat", "window", "camera", "letter"],
            ["things"] = ["pictures", "boats", "windows", "flowers", "stories"],
            ["topic"] = ["history", "science", "music", "tea"],
        }),
        Write(grammar, 2, "Cats, dogs and a kettle", ["Bruno", "Clara", "Felix"], 24, new()
        {
            ["place"] = ["kitchen", "garden", "village", "park", "library"],
            ["person"] = ["baker", "doctor", "farmer", "singer"],
            ["noun"] = ["kettle", "clock", "robot", "piano", "machine"],
            ["things"] = ["clocks", "robots", "apples", "flowers", "songs"],
            ["animal"] = ["cat", "dog", "rabbit"],
            ["animals"] = ["cats", "dogs", "rabbits"],
            ["topic"] = ["cooking", "bread", "cheese", "coffee"],
        }),
        Write(grammar, 3, "The slow train to the island", ["Alice", "Clara", "Daniel", "Felix"], 30, new()
        {
            ["place"] = ["station", "island", "valley", "mountain", "castle", "city"],
            ["person"] = ["driver", "fisherman", "singer", "farmer"],
            ["noun"] = ["train", "bicycle", "map", "book", "boat"],
            ["things"] = ["trains", "bicycles", "maps", "books", "songs"],
            ["topic"] = ["winter", "football", "music", "coffee"],
        }),
    ];

    /// <summary>An episode of all voices about anything that the model has not been trained on.</summary>
    public static Episode Fresh(Grammar grammar, int seed, IReadOnlySet<string> trained)
    {
        var cast = Voice.All.Select(v => v.Name).ToArray();
        new Random(seed).Shuffle(cast);
        var episode = Write(grammar, seed, "Fresh", cast, 30, []);
        return episode with { Lines = episode.Lines.Where(l => !trained.Contains(l.Text)).ToArray() };
    }

    private static Episode Write(Grammar grammar, int number, string title, string[] cast, int exchanges, Dictionary<string, string[]> themes)
    {
        var random = new Random(1000 + number);
        var lines = new List<Line>();
        Add("opening", cast[0], cast[1]);
        foreach (var guest in cast.Skip(1))
        {
            Add("guest", cast[0], guest);
        }

        Exchange[] order = [];
        for (var i = 0; i < exchanges; i++)
        {
            // The host leads; now and then one guest asks another. Each exchange comes once before any comes twice.
            order = order.Length == 0 ? Shuffled(grammar.Section("talk")) : order;
            var asks = cast.Length > 2 && random.Next(4) == 0 ? random.Next(1, cast.Length) : 0;
            var answers = (asks + 1 + random.Next(cast.Length - 1)) % cast.Length;
            AddExchange(order[0], cast[asks], cast[answers]);
            order = order[1..];
        }

        AddExchange(grammar.Section("closing")[0], cast[0], cast[^1]);
        AddExchange(grammar.Section("closing")[1], cast[0], cast[^1]);
        return new Episode(number, title, cast, lines);

        void Add(string section, string a, string b) => AddExchange(Shuffled(grammar.Section(section))[0], a, b);

        void AddExchange(Exchange exchange, string a, string b)
        {
            foreach (var (speaker, text) in grammar.Speak(exchange, (a, b), themes, random))
            {
                var name = speaker == 0 ? a : b;
                lines.Add(new Line(name, text, lines.Count == 0 || lines[^1].Speaker != name));
            }
        }

        Exchange[] Shuffled(IReadOnlyList<Exchange> from)
        {
            var shuffled = from.ToArray();
            random.Shuffle(shuffled);
            return shuffled;
        }
    }

    /// <summary>The voice of a line.</summary>
    public static Voice VoiceOf(Line line) => Voice.All.Single(v => v.Name == line.Speaker);
}
