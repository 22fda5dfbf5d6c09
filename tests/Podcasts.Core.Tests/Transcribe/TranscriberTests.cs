using System.Runtime.CompilerServices;
using Moq;
using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Tests.Transcribe;

public sealed class TranscriberTests
{
    // Ten sentences that each make a window of their own.
    private static readonly float[] Sentences = Sound.Of([.. Enumerable.Range(0, 10).SelectMany(_ => new[] { (5.0, 0.3), (6.0, 0.0) })]);

    [Fact]
    public async Task The_first_batches_are_small_and_later_ones_as_large_as_the_engine_likes()
    {
        using var engine = new FakeEngine(FakeEngine.Whole);

        var batches = await HearAsync(engine, Sentences);

        Assert.Equal([1, 4, 4, 1], engine.Batches.Select(batch => batch.Count));
        Assert.Equal(Enumerable.Range(0, 10), batches.SelectMany(batch => batch.Segments).Select(segment => segment.Id));
        Assert.Equal(110, batches[^1].Processed.TotalSeconds, 0.5);
    }

    [Fact]
    public async Task What_the_engine_throws_reaches_the_caller_and_nothing_more_is_heard()
    {
        var engine = new Mock<ITranscribeEngine>();
        engine.SetupGet(e => e.BatchSize).Returns(4);
        engine.Setup(e => e.Hear(It.IsAny<IReadOnlyList<AudioWindow>>(), It.IsAny<TranscribeParameters>(), It.IsAny<CancellationToken>()))
            .Throws(new InvalidOperationException("device lost"));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => HearAsync(engine.Object, Sentences));

        Assert.Equal("device lost", failure.Message);
        engine.Verify(e => e.Hear(It.IsAny<IReadOnlyList<AudioWindow>>(), It.IsAny<TranscribeParameters>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task Progress_is_told_in_silence_too()
    {
        using var engine = new FakeEngine(FakeEngine.Whole);

        var batches = await HearAsync(engine, Sound.Of((5, 0.3), (200, 0)));

        Assert.True(batches.Count > 3);
        Assert.Equal(205, batches[^1].Processed.TotalSeconds);
        Assert.Single(batches.SelectMany(batch => batch.Segments));
        Assert.All(batches.Zip(batches.Skip(1)), pair => Assert.True(pair.Second.Processed > pair.First.Processed));
    }

    [Fact]
    public async Task Silence_gives_no_words_and_wakes_no_engine()
    {
        using var engine = new FakeEngine(FakeEngine.Whole);

        var batches = await HearAsync(engine, new float[16_000 * 90]);

        Assert.Empty(engine.Batches);
        Assert.All(batches, batch => Assert.Empty(batch.Segments));
        Assert.Equal(90, batches[^1].Processed.TotalSeconds);
    }

    [Fact]
    public async Task What_a_window_leaves_unheard_is_heard_again_in_its_place()
    {
        // The first window of ten seconds is given up after four, with a half-finished segment.
        using var engine = new FakeEngine(window => window.Duration.TotalSeconds < 9
            ? FakeEngine.Whole(window)
            : new("en", [FakeEngine.Segment(window.Start, At(window, 4), "first"), FakeEngine.Segment(At(window, 3.9), window.End, "half")], At(window, 4)));

        var batches = await HearAsync(engine, Sound.Of((10, 0.3), (6, 0), (5, 0.3)));

        Assert.Equal(["first", "from 4.0", "from 15.8"], batches.SelectMany(batch => batch.Segments).Select(segment => segment.Text));
        Assert.Equal(4, engine.Batches[1][0].Start.TotalSeconds);

        static TimeSpan At(AudioWindow window, double seconds) => window.Start + TimeSpan.FromSeconds(seconds);
    }

    [Fact]
    public async Task A_model_that_gets_nowhere_is_not_asked_for_ever()
    {
        using var engine = new FakeEngine(window => new("en", [FakeEngine.Segment(window.Start, window.End, "half")], window.Start + TimeSpan.FromSeconds(0.5)));

        var batches = await HearAsync(engine, Sound.Of((10, 0.3)));

        Assert.Single(engine.Batches);
        Assert.Equal("half", Assert.Single(batches.SelectMany(batch => batch.Segments)).Text);
    }

    [Fact]
    public async Task Transcription_goes_on_where_it_was_stopped()
    {
        using var engine = new FakeEngine(FakeEngine.Whole);
        var whole = await HearAsync(engine, Sentences);
        var stopped = whole[1];
        var known = whole.Take(2).SelectMany(batch => batch.Segments).ToList();

        var parameters = new TranscribeParameters { FirstSegmentId = known.Count };
        var rest = AudioForTests.Blocks(Sentences[(int)(stopped.Processed.TotalSeconds * 16_000)..], start: stopped.Processed);
        var resumed = await new Transcriber(engine).TranscribeAsync(rest, parameters, CancellationToken.None).ToListAsync();

        Assert.Equal(whole.SelectMany(batch => batch.Segments), known.Concat(resumed.SelectMany(batch => batch.Segments)));
    }

    [Fact]
    public async Task Where_windows_disagree_the_language_that_the_feed_declares_counts_like_one_more()
    {
        Assert.Equal("no", await HeardAsync("no-NO", "da", "no", "no", "da"));
        Assert.Equal("da", await HeardAsync(null, "da", "no", "no", "da"));
        Assert.Equal("da", await HeardAsync("no", "da", "da", "no", "da"));
        Assert.Equal("da", await HeardAsync("sv", "da", "no", "no", "da"));

        static async Task<string?> HeardAsync(string? hint, params string[] languages)
        {
            var heard = new Queue<string>([.. languages, .. languages]);
            using var engine = new FakeEngine(window => FakeEngine.Whole(window) with { Language = heard.Count > 0 ? heard.Dequeue() : "da" });
            await new Transcriber(engine).TranscribeAsync(AudioForTests.Blocks(Sentences), new() { LanguageHint = hint }, CancellationToken.None).ToListAsync();
            return engine.Languages.Last(language => language is not null);
        }
    }

    [Fact]
    public async Task A_language_heard_often_enough_is_kept()
    {
        var heard = new Queue<string>(["de", "en", "de", "de", "fr", "fr", "fr", "fr", "fr", "fr"]);
        using var engine = new FakeEngine(window => FakeEngine.Whole(window) with { Language = heard.Dequeue() });

        var batches = await HearAsync(engine, Sentences);

        Assert.Equal([null, null, "de", "de"], engine.Languages);
        Assert.Equal("de", batches[^1].Language);
    }

    [Theory]
    [InlineData(0.9, new[] { 5 })]
    [InlineData(0.4, new[] { 5, 10 })]
    public async Task The_first_windows_tell_the_language_before_anything_is_transcribed(double probability, int[] asked)
    {
        var counts = new List<int>();
        using var engine = new FakeEngine(FakeEngine.Whole)
        {
            Detect = windows =>
            {
                counts.Add(windows.Count);
                return new("de", probability);
            },
        };

        var batches = await HearAsync(engine, Sound.Of([(9, 0), .. Enumerable.Range(0, 12).SelectMany(_ => new[] { (5.0, 0.3), (6.0, 0.0) })]));

        Assert.Equal(asked, counts);
        Assert.All(engine.Languages, language => Assert.Equal("de", language));
        Assert.Equal(12, engine.Batches.Sum(batch => batch.Count));
        Assert.All(batches.Where(batch => batch.Segments.Count > 0), batch => Assert.Equal("de", batch.Language));
    }

    [Fact]
    public async Task A_short_episode_tells_its_language_with_what_it_has_and_a_language_asked_for_is_not_doubted()
    {
        var counts = new List<int>();
        using var engine = new FakeEngine(FakeEngine.Whole)
        {
            Detect = windows =>
            {
                counts.Add(windows.Count);
                return new("de", 0.4);
            },
        };

        await HearAsync(engine, Sound.Of((5, 0.3), (6, 0), (5, 0.3)));
        await new Transcriber(engine).TranscribeAsync(AudioForTests.Blocks(Sentences), new() { Language = "fr" }, CancellationToken.None).ToListAsync();

        Assert.Equal([2], counts);
        Assert.Equal(["de", "fr"], engine.Languages.Distinct());
    }

    [Fact]
    public async Task Words_that_come_up_in_window_after_window_are_heard_once_more_on_their_own()
    {
        using var engine = new FakeEngine((window, parameters) =>
            new("en", [FakeEngine.Segment(window.Start, window.End, parameters.Temperatures is [0.4] ? $"at {window.Start.TotalSeconds:F0}" : "Thank you.")], window.End));

        var batches = await new Transcriber(engine)
            .TranscribeAsync(AudioForTests.Blocks(Sentences), new() { Prompt = "Before.", Vocabulary = ["Ada"] }, CancellationToken.None).ToListAsync();

        var texts = batches.SelectMany(batch => batch.Segments).Select(segment => segment.Text).ToList();
        Assert.Equal(["Thank you.", "Thank you.", "at 22", "Thank you.", "Thank you.", "at 55"], texts[..6]);
        Assert.All(engine.Asked.Where(asked => asked.Temperatures is [0.4]), asked => Assert.Equal((null, 0), (asked.Prompt, asked.Vocabulary.Count)));
    }

    [Fact]
    public async Task A_refrain_that_comes_up_again_stays()
    {
        using var engine = new FakeEngine(window => new("en", [FakeEngine.Segment(window.Start, window.End, "Let it be.")], window.End));

        var batches = await HearAsync(engine, Sentences);

        Assert.Equal(Enumerable.Repeat("Let it be.", 10), batches.SelectMany(batch => batch.Segments).Select(segment => segment.Text));
    }

    [Fact]
    public async Task Batches_say_where_speech_was_found_and_together_tell_all_of_it()
    {
        using var engine = new FakeEngine(FakeEngine.Whole);

        var batches = await HearAsync(engine, Sentences);

        Assert.Equal(
            Enumerable.Range(0, 10).Select(i => (11.0 * i, (11.0 * i) + 5)),
            batches.SelectMany(batch => batch.Speech).Select(range => (range.Start.TotalSeconds, range.End.TotalSeconds)));
        Assert.All(batches, batch => Assert.All(batch.Speech, range => Assert.True(range.End <= batch.Processed)));
    }

    [Fact]
    public async Task Cancelling_ends_the_stream_and_the_reading()
    {
        using var cancelled = new CancellationTokenSource();
        using var engine = new FakeEngine(FakeEngine.Whole);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var batch in new Transcriber(engine).TranscribeAsync(Endless(cancelled.Token), new(), cancelled.Token))
            {
                await cancelled.CancelAsync();
            }
        });
        Assert.Single(engine.Batches);
    }

    private static async Task<List<TranscribedBatch>> HearAsync(ITranscribeEngine engine, float[] audio) =>
        await new Transcriber(engine).TranscribeAsync(AudioForTests.Blocks(audio), new(), CancellationToken.None).ToListAsync();

    private static async IAsyncEnumerable<AudioBlock> Endless([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var at = TimeSpan.Zero; ; at += TimeSpan.FromSeconds(80))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return new AudioBlock(at, Sentences);
        }
    }
}
