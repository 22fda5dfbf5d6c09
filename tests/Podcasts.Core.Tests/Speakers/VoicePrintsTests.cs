using Podcasts.Core.Speakers;

namespace Podcasts.Core.Tests.Speakers;

public sealed class VoicePrintsTests
{
    private static readonly VoiceRules Rules = new(0.75, 0.55, 0.1, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), 3);

    [Theory]
    [InlineData(0.8, true)]
    [InlineData(0.6, false)]
    public void A_voice_that_is_very_like_is_certain_and_one_that_is_like_is_suggested(double cosine, bool certain) =>
        Assert.Equal([(0, "Ann", certain)], Find([Voice(0, 0, cosine)], [Person("Ann", 0)]));

    [Fact]
    public void A_voice_that_is_little_like_is_nobodys() => Assert.Empty(Find([Voice(0, 0, 0.5)], [Person("Ann", 0)]));

    [Fact]
    public void Each_speaker_is_somebody_else() =>
        Assert.Equal([(3, "Bob", true), (2, "Ann", true)], Find([Voice(3, 1, 0.9), Voice(2, 0, 0.9)], [Person("Ann", 0), Person("Bob", 1)]));

    [Fact]
    public void Two_speakers_who_are_nearly_as_like_are_not_named_both() =>
        Assert.Empty(Find([Voice(0, 0, 0.9), Voice(1, 0, 0.85)], [Person("Ann", 0)]));

    [Fact]
    public void Of_two_people_who_are_nearly_as_like_neither_is_taken() =>
        Assert.Empty(Find([Voice(0, 0, 0.9)], [Person("Ann", 0), Person("Anna", 0)]));

    [Fact]
    public void A_speaker_who_says_little_is_not_named() =>
        Assert.Empty(Find([Voice(0, 0, 1) with { Solo = TimeSpan.FromSeconds(14) }], [Person("Ann", 0)]));

    [Theory]
    [InlineData(29, 3)]
    [InlineData(30, 2)]
    public void A_person_of_whom_little_is_known_is_not_recognised(int seconds, int turns) =>
        Assert.Empty(Find([Voice(0, 0, 1)], [Person("Ann", 0) with { Solo = TimeSpan.FromSeconds(seconds), Turns = turns }]));

    [Fact]
    public void The_three_most_similar_prints_count() =>
        Assert.Equal(0.8, VoicePrints.Score(Vector(0, 1), [Vector(0, 0.9), Vector(0, 0.1), Vector(0, 0.8), Vector(0, 0.7), Vector(0, 0.2)]), 1e-6);

    [Fact]
    public void Voices_that_are_one_weigh_by_how_long_they_were_heard()
    {
        var mean = VoicePrints.Mean(5, [Voice(1, 0, 1) with { Solo = TimeSpan.FromSeconds(30) }, Voice(2, 1, 1) with { Solo = TimeSpan.FromSeconds(10) }]);

        Assert.Equal((5, TimeSpan.FromSeconds(40)), (mean.Speaker, mean.Solo));
        Assert.Equal(3, mean.Print[0] / mean.Print[1], 1e-5);
        Assert.Equal(1, mean.Print.Sum(value => value * value), 1e-5);
    }

    private static IEnumerable<(int, string, bool)> Find(SpeakerVoice[] voices, KnownVoice[] people) =>
        VoicePrints.Match(voices, people, Rules).Select(match => (match.Speaker, match.Person, match.Certain));

    private static KnownVoice Person(string name, int axis) => new(name, [Vector(axis, 1)], TimeSpan.FromSeconds(60), 9);

    private static SpeakerVoice Voice(int speaker, int axis, double cosine) => new(speaker, Vector(axis, cosine), TimeSpan.FromSeconds(60), 1);

    // At this cosine to an axis; the rest lies where nobody else has anything.
    private static float[] Vector(int axis, double cosine)
    {
        var vector = new float[4];
        vector[axis] = (float)cosine;
        vector[2 + axis] = (float)Math.Sqrt(1 - (cosine * cosine));
        return vector;
    }
}
