using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Tests.Transcripts;

public sealed class CaptionCutterTests
{
    [Fact]
    public void A_caption_lasts_from_its_first_word_to_its_last()
    {
        var caption = Assert.Single(Cut(new TranscriptSegment(0, At(1), At(9), "Good morning.") { Words = [Word(2, 2.4, "Good"), Word(2.4, 3, "morning.")] }));

        Assert.Equal((At(2), At(3), "Good morning."), (caption.Start, caption.End, Assert.Single(caption.Lines)));
    }

    [Fact]
    public void Captions_have_two_lines_of_42_characters_and_lose_no_word()
    {
        var text = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"word{i}"));

        var captions = Cut(Spoken(text, 0.2));

        Assert.True(captions.Count > 2);
        Assert.All(captions, caption => Assert.InRange(caption.Lines.Count, 1, 2));
        Assert.All(captions.SelectMany(caption => caption.Lines), line => Assert.InRange(line.Length, 1, 42));
        Assert.Equal(text, string.Join(' ', captions.SelectMany(caption => caption.Lines)));
        Assert.All(captions.Zip(captions.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    [Fact]
    public void Slow_speech_is_cut_after_seven_seconds() =>
        Assert.Equal(["one two three", "four five six"], Cut(Spoken("one two three four five six", 2.3)).Select(caption => caption.Lines.Single()));

    [Fact]
    public void A_full_caption_ends_with_its_sentence() => Assert.Equal(
        [["This sentence is longer than a single line", "of text."], ["And on it goes."]],
        Cut(Spoken("This sentence is longer than a single line of text. And on it goes.", 0.2)).Select(caption => caption.Lines));

    [Fact]
    public void Each_voice_has_captions_of_its_own()
    {
        var segment = new TranscriptSegment(0, At(0), At(4), "Is it? Yes. Good.", "Ann")
        {
            Words = [Word(0, 1, "Is"), Word(1, 2, "it?"), Word(2, 3, "Yes.", "Bob"), Word(3, 4, "Good.")],
        };

        Assert.Equal([("Ann", "Is it?"), ("Bob", "Yes."), ("Ann", "Good.")], Cut(segment).Select(caption => (caption.Speaker!, caption.Lines.Single())));
    }

    [Fact]
    public void A_language_without_spaces_gets_none()
    {
        var segment = new TranscriptSegment(0, At(0), At(3), "今日は晴れ。") { Words = [Word(0, 1, "今日"), Word(1, 2, "は"), Word(2, 3, "晴れ。")] };

        Assert.Equal("今日は晴れ。", Cut(segment).Single().Lines.Single());
    }

    [Fact]
    public void Words_that_are_not_in_the_text_are_shown_as_they_were_heard()
    {
        var segment = new TranscriptSegment(0, At(0), At(3), "Corrected by hand.") { Words = [Word(0, 1, "Corrupted"), Word(1, 2, "by"), Word(2, 3, "hand.")] };

        Assert.Equal("Corrupted by hand.", Cut(segment).Single().Lines.Single());
    }

    [Fact]
    public void Words_that_overlap_make_captions_that_do_not()
    {
        var segment = new TranscriptSegment(0, At(0), At(10), "one two") { Words = [Word(0, 6, "one"), Word(5, 8, "two")] };

        Assert.Equal([(At(0), At(5)), (At(5), At(8))], Cut(segment).Select(caption => (caption.Start, caption.End)));
    }

    [Fact]
    public void Words_without_times_are_shown_evenly_in_captions_of_the_same_size()
    {
        var segment = new TranscriptSegment(0, At(10), At(40), string.Join(' ', Enumerable.Repeat("evenly", 30)));

        var captions = Cut(segment);

        Assert.All(captions, caption => Assert.InRange((caption.End - caption.Start).TotalSeconds, 0.5, 7));
        Assert.All(captions, caption => Assert.Null(caption.Words));
        Assert.Equal((At(10), At(40)), (captions[0].Start, captions[^1].End));
        Assert.Equal(segment.Text, string.Join(' ', captions.SelectMany(caption => caption.Lines)));
    }

    [Fact]
    public void Players_get_the_lines_the_times_and_the_voices()
    {
        var transcript = new Transcript("e1", "base.en", "en", At(60), [Spoken("This sentence is longer than a single line of text. And on it goes.", 0.2, "Ann")]);

        Assert.Equal(
            """
            WEBVTT

            00:00:00.000 --> 00:00:02.000
            <v Ann>This sentence is longer than a single line
            of text.

            00:00:02.000 --> 00:00:02.800
            <v Ann>And on it goes.

            """,
            TranscriptExporter.Export(transcript, TranscriptFormat.Vtt));
        Assert.Equal(
            """
            1
            00:00:00,000 --> 00:00:02,000
            Ann: This sentence is longer than a single line
            of text.

            2
            00:00:02,000 --> 00:00:02,800
            And on it goes.

            """,
            TranscriptExporter.Export(transcript, TranscriptFormat.Srt));
    }

    private static List<Caption> Cut(params TranscriptSegment[] segments) => [.. CaptionCutter.Cut(segments)];

    private static TranscriptSegment Spoken(string text, double secondsPerWord, string? speaker = null)
    {
        var words = text.Split(' ').Select((word, i) => Word(i * secondsPerWord, (i + 1) * secondsPerWord, word)).ToList();
        return new(0, At(0), words[^1].End, text, speaker) { Words = words };
    }

    private static TranscriptWord Word(double start, double end, string text, string? speaker = null) => new(At(start), At(end), text, 0.9, speaker);

    private static TimeSpan At(double seconds) => TimeSpan.FromMilliseconds(Math.Round(seconds * 1000));
}
