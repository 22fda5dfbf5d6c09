using Podcasts.Core.Speakers.VoicePrints;

namespace Podcasts.Core.Tests.Speakers.VoicePrints;

public sealed class VoiceMatchTests
{
    [Theory]
    [InlineData(0.8, true)]
    [InlineData(0.6, false)]
    public void A_voice_that_is_very_like_is_sure_and_one_that_is_like_is_suggested(double cosine, bool isSure) =>
        Assert.Equal([(0, "Ann", isSure)], Found(Find([Print(0, cosine)], [Person("Ann", 0)])));

    [Fact]
    public void A_voice_that_is_little_like_is_nobodys() => Assert.Empty(Find([Print(0, 0.5)], [Person("Ann", 0)]));

    [Fact]
    public void Each_speaker_is_somebody_else() =>
        Assert.Equal([(0, "Bob", true), (2, "Ann", true)], Found(Find([Print(1, 0.9), null, Print(0, 0.9)], [Person("Ann", 0), Person("Bob", 1)])));

    [Fact]
    public void Two_speakers_who_are_nearly_as_like_are_not_named_both() =>
        Assert.Empty(Find([Print(0, 0.9), Print(0, 0.85)], [Person("Ann", 0)]));

    [Fact]
    public void Of_two_people_who_are_nearly_as_like_neither_is_taken() =>
        Assert.Empty(Find([Print(0, 0.9)], [Person("Ann", 0), new("Anna", [Print(0, 0.99)])]));

    [Fact]
    public void Prints_of_different_models_are_never_compared() =>
        Assert.Empty(Find([Print(0, 1) with { Model = "other" }], [Person("Ann", 0)]));

    [Fact]
    public void A_speaker_who_says_little_is_not_named() =>
        Assert.Empty(Find([Print(0, 1) with { Solo = TimeSpan.FromSeconds(14) }], [Person("Ann", 0)]));

    [Theory]
    [InlineData(29, 3)]
    [InlineData(30, 2)]
    public void A_person_of_whom_little_is_known_is_not_recognised(int seconds, int turns) =>
        Assert.Empty(Find([Print(0, 1)], [new("Ann", [Print(0, 1) with { Solo = TimeSpan.FromSeconds(seconds), Turns = turns }])]));

    [Fact]
    public void The_three_most_similar_prints_count()
    {
        var ann = new VoiceProfile("Ann", [Print(0, 0.9), Print(0, 0.1), Print(0, 0.8), Print(0, 0.7), Print(0, 0.2)]);

        Assert.Equal(0.8, Assert.Single(Find([Print(0, 1)], [ann])).Similarity, 1e-6);
    }

    [Fact]
    public void A_print_of_no_numbers_cannot_be() => Assert.Throws<ArgumentException>(() => new VoicePrint("m", [float.NaN], default, 0, 0));

    private static IReadOnlyList<VoiceMatch> Find(VoicePrint?[] speakers, VoiceProfile[] people) => VoiceMatch.Find(speakers, people, new());

    private static IEnumerable<(int, string, bool)> Found(IEnumerable<VoiceMatch> matches) => matches.Select(match => (match.Speaker, match.Person, match.IsSure));

    private static VoiceProfile Person(string name, int axis) => new(name, [Print(axis, 1)]);

    // At this cosine to an axis; the rest of each print lies where no other has anything.
    private static VoicePrint Print(int axis, double cosine)
    {
        var vector = new float[4];
        vector[axis] = (float)cosine;
        vector[2 + axis] = (float)Math.Sqrt(1 - (cosine * cosine));
        return new("model", vector, TimeSpan.FromSeconds(60), 9, 1);
    }
}
