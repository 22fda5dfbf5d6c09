using Podcasts.Core.Podcasts;

namespace Podcasts.Core.Tests.Podcasts;

public sealed class ShowVocabularyTests
{
    [Fact]
    public void The_words_of_a_person_come_first_then_who_speaks_then_the_title_then_the_notes() => Assert.Equal(
        ["Kubernetes", "Ada Shore", "Ben Hill", "The Harbour Hour", "Cleo Reed"],
        ShowVocabulary.Of([" Kubernetes ", ""], "The Harbour Hour", [Person("Ada Shore"), Person("Ben Hill"), Person("ada shore")], "<p>With Ada Shore and Cleo Reed.</p>"));

    [Fact]
    public void It_is_short_enough_for_a_model_to_take_in()
    {
        var words = ShowVocabulary.Of(Enumerable.Range(0, 500).Select(i => $"word{i}").Prepend(new string('x', 1_000)), "", [], "");

        Assert.Equal(ShowVocabulary.Most, words.Count);
        Assert.Equal("word0", words[0]);
    }

    [Theory]
    [InlineData("<p>We talk with Ada Shore about boats.</p>", "Ada Shore")]
    [InlineData("<p>Guests: <b>Ada</b> Shore, Ben Hill</p><p>Cleo Reed</p>", "Ada Shore|Ben Hill|Cleo Reed")]
    [InlineData("Ursula von der Leyen met J. K. Rowling and Jean-Luc Picard.", "Ursula von der Leyen|J. K. Rowling|Jean-Luc Picard")]
    [InlineData("Today Ada Shore's dog and Zoë Ångström sing.", "Ada Shore|Zoë Ångström")]
    [InlineData("The Harbour Hour is back. In New Zealand it rains.", "Harbour Hour|New Zealand")]
    [InlineData("Read Ada Shore &amp; Ben Hill", "Ben Hill")]
    public void Names_are_found_in_show_notes(string notes, string names) => Assert.Equal(names.Split('|'), NotesNames.Find(notes));

    [Theory]
    [InlineData("")]
    [InlineData("Today we talk about the weather. Tomorrow it rains.")]
    [InlineData("Heute sprechen wir über das Wetter und die See.")]
    [InlineData("Subscribe on Apple Podcasts. Follow Us On Twitter.")]
    [InlineData("New Episodes every Monday Morning")]
    [InlineData("NASA AND ESA LAUNCH")]
    [InlineData("https://example.org/Ada Shore-Hill/Ben and @Ada Shore")]
    public void Ordinary_phrases_are_no_names(string notes) => Assert.Empty(NotesNames.Find(notes));

    [Fact]
    public void Long_notes_are_read_in_no_time()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();

        foreach (var text in new[] { "A", "A’", "Aa ", "Aa de ", "A. ", "Aa-" })
        {
            NotesNames.Find(string.Concat(Enumerable.Repeat(text, 100_000 / text.Length)));
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }

    private static Person Person(string name) => new(name, "host", "cast", null, null);
}
