using Podcasts.Core.Transcripts;
using Podcasts.Core.Transcripts.Editing;

namespace Podcasts.Core.Tests.Transcripts.Editing;

public sealed class AlignedWordsTests
{
    // "The quick brown fox jumps", a second each, with a pause of a second after "brown".
    private static readonly TranscriptWord[] Heard =
    [
        Word(0, 1, "The", 0.5), Word(1, 2, "quick", 0.6), Word(2, 3, "brown", 0.7), Word(4, 5, "fox", 0.8), Word(5, 6, "jumps.", 0.9),
    ];

    [Fact]
    public void A_word_that_was_not_changed_keeps_its_time_and_how_sure_the_machine_was()
    {
        var words = Align("The quick red fox jumps.");

        Assert.Equal([Heard[0], Heard[1], Heard[3], Heard[4]], words.Where(word => word.Text != "red"));
    }

    [Fact]
    public void A_changed_word_takes_the_place_of_the_one_that_it_replaces() =>
        Assert.Equal(Word(2, 3, "red", 1), Align("The quick red fox jumps.")[2]);

    [Fact]
    public void Case_and_punctuation_change_no_time() =>
        Assert.Equal([Word(0, 1, "the", 1), Word(1, 2, "“Quick”,", 1), Heard[2], Heard[3], Heard[4]], Align("the “Quick”, brown fox jumps."));

    [Fact]
    public void A_new_word_is_placed_between_its_neighbours() =>
        Assert.Equal(Word(3, 4, "old", 1), Align("The quick brown old fox jumps.")[3]);

    [Fact]
    public void Several_words_in_the_place_of_one_share_its_time_by_letters() =>
        Assert.Equal([Word(2, 2.25, "r", 1), Word(2.25, 3, "eds", 1)], Align("The quick r eds fox jumps.")[2..4]);

    [Fact]
    public void One_word_in_the_place_of_several_has_all_their_time() =>
        Assert.Equal([Word(0, 3, "Fast", 1), Heard[3], Heard[4]], Align("Fast fox jumps."));

    [Fact]
    public void Words_before_the_first_and_after_the_last_stay_within_the_segment()
    {
        var words = AlignedWords.Of(Heard[1..4], "So quick brown fox runs", Seconds(0), Seconds(9));

        Assert.Equal((Word(0, 1, "So", 1), Word(5, 9, "runs", 1)), (words[0], words[^1]));
    }

    [Fact]
    public void A_word_between_two_that_touch_takes_no_time_from_them()
    {
        var words = Align("The very quick brown fox jumps.");

        Assert.Equal([Heard[0], Word(1, 1, "very", 1), .. Heard[1..]], words);
    }

    [Fact]
    public void Where_the_machine_gave_no_times_none_are_made_up() => Assert.Empty(AlignedWords.Of([], "Something else", Seconds(0), Seconds(3)));

    [Fact]
    public void A_script_without_spaces_keeps_the_times_of_the_characters_that_stayed()
    {
        TranscriptWord[] heard = [Word(0, 2, "今日は", 0.5), Word(2, 4, "良い", 0.5), Word(4, 6, "天気", 0.5)];

        var words = AlignedWords.Of(heard, "今日は悪い天気", Seconds(0), Seconds(6));

        Assert.Equal(heard[0], words[0]);
        Assert.Equal(heard[2], words[^1]);
        Assert.Equal("今日は悪い天気", string.Concat(words.Select(word => word.Text)));
    }

    [Fact]
    public void Words_that_overlapped_stay_in_order()
    {
        TranscriptWord[] heard = [Word(0, 3, "One", 0.5), Word(1, 2, "two", 0.5)];

        var words = AlignedWords.Of(heard, "One and two", Seconds(0), Seconds(3));

        Assert.Equal(["One", "and", "two"], words.Select(word => word.Text));
        Assert.Equal(words.Select(word => word.Start).Order(), words.Select(word => word.Start));
    }

    private static TranscriptWord[] Align(string text) => [.. AlignedWords.Of(Heard, text, Seconds(0), Seconds(6))];

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static TranscriptWord Word(double start, double end, string text, double probability) => new(Seconds(start), Seconds(end), text, probability);
}
