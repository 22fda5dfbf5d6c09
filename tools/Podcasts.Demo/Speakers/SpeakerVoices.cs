using Podcasts.Demo.Voices;

namespace Podcasts.Demo.Speakers;

/// <summary>The voices that the speaker networks learn from.</summary>
public static class SpeakerVoices
{
    // Variants of espeak-ng that were far apart for a trained network; each group of near twins gives one at most.
    private static readonly string[] Variants =
    [
        "Alicia", "Andy", "Annie", "AnxiousAndy", "Denis", "Gene", "Gene2", "Jacky", "Marco", "Michael", "Mike", "Nguyen", "Storm", "UniRobot",
        "adam", "anika", "announcer", "antonio", "aunty", "belinda", "boris", "croak", "edward", "f3", "f5", "grandma", "grandpa", "iven", "klatt3",
        "klatt4", "m1", "m2", "m5", "m7", "m8", "max", "michel", "norbert", "pablo", "paul", "pedro", "quincy", "rob", "robert", "sandro", "shelby", "steph2", "travis", "zac",
    ];

    /// <summary>The voices that the networks are meant to tell apart, the show's five among them: those that a trained network took for others
    /// are left out, and those that are here never change.</summary>
    public static IReadOnlyList<Voice> Listed { get; } =
    [
        .. Voice.All,
        new("Emma", "espeak-ng", "en-us+linda", Pitch: 55, Rate: 160),
        new("Iris", "espeak-ng", "en-gb-x-rp+f1", Pitch: 40, Rate: 165),
        new("Jonas", "espeak-ng", "en-us+marcelo", Pitch: 45, Rate: 155),
    ];

    /// <summary>The listed voices first, then others that teach what voices can be like.</summary>
    public static IReadOnlyList<Voice> All { get; } =
    [
        .. Listed,
        new("Greta", "espeak-ng", "gmw/en+Andrea", Pitch: 60, Rate: 150),
        new("Henry", "flite", "awb"),
        new("Karl", "espeak-ng", "gmw/en+ed", Pitch: 35, Rate: 150),
        new("Lena", "espeak-ng", "en-us-nyc+Tweaky", Pitch: 65, Rate: 160),
        new("Milo", "espeak-ng", "gmw/en+miguel", Pitch: 55, Rate: 170),
        new("Nora", "espeak-ng", "en-gb-scotland+steph", Pitch: 50, Rate: 160),
        new("Oscar", "espeak-ng", "gmw/en+edward2", Pitch: 40, Rate: 165),
        new("Paul", "espeak-ng", "en-029+Lee", Pitch: 50, Rate: 155),
        new("Quentin", "espeak-ng", "en-us+kaukovalta", Pitch: 30, Rate: 160),
        new("kal16", "flite", "kal16"),
        .. Others(),
    ];

    private static IEnumerable<Voice> Others()
    {
        var random = new Random(5);
        string[] accents = ["en-us", "gmw/en", "en-gb-x-rp", "en-gb-scotland", "en-029"];
        foreach (var variant in Variants)
        {
            yield return new(variant, "espeak-ng", $"{accents[random.Next(accents.Length)]}+{variant}", random.Next(25, 76), random.Next(145, 180));
        }
    }
}
