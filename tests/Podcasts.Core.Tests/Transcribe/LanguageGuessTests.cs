using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Tests.Transcribe;

public sealed class LanguageGuessTests
{
    [Fact]
    public void The_declared_language_decides_where_the_sound_does_not()
    {
        var weighed = LanguageGuess.Weigh(new("da", 0.5), new("no", 0.3));

        Assert.Equal("no", weighed.Language);
        Assert.Equal(3 / 3.7, weighed.Probability, 6);
    }

    [Fact]
    public void A_clear_sound_is_stronger_than_a_declaration()
    {
        var weighed = LanguageGuess.Weigh(new("de", 0.95), new("en", 0.02));

        Assert.Equal("de", weighed.Language);
        Assert.InRange(weighed.Probability, 0.8, 0.81);
    }

    [Fact]
    public void A_declaration_that_is_heard_grows_surer_and_one_that_cannot_be_heard_changes_nothing()
    {
        Assert.Equal(new LanguageGuess("en", 1), LanguageGuess.Weigh(new("en", 1), new("en", 1)));
        Assert.InRange(LanguageGuess.Weigh(new("en", 0.4), new("en", 0.4)).Probability, 0.86, 0.88);
        Assert.Equal(new LanguageGuess("de", 0.5), LanguageGuess.Weigh(new("de", 0.5), new("la", 0)));
    }

    [Fact]
    public void Windows_agree_on_the_language_with_most_probability_in_all() =>
        Assert.Equal(new LanguageGuess("de", 0.45), LanguageGuess.Agree([new("de", 0.9), new("en", 0.5), new("de", 0.9), new("en", 0.6)]));
}
