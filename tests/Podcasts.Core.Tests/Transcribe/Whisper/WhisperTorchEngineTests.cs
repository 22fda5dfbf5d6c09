using Podcasts.Core.Models;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Tests.Transcribe.Whisper;

/// <summary>The whole engine on a model of random weights that hears 0.8 s at once.</summary>
public sealed class WhisperTorchEngineTests : IDisposable
{
    private static readonly TranscribeParameters Quick = new() { Temperatures = [0], MinimumMeanLogProbability = -100, WordTimes = false };
    private static readonly AudioWindow[] Windows =
    [
        new(TimeSpan.FromSeconds(10), Sound.Of((0.8, 0.3))),
        new(TimeSpan.FromSeconds(20), Sound.Of((0.4, 0.1))),
        new(TimeSpan.FromSeconds(30), Sound.Of((0.6, 0.2))),
    ];

    private readonly TemporaryFile _file = new("ggml-random.bin");

    [Fact]
    public void A_multilingual_model_detects_the_language_or_takes_the_one_it_is_told()
    {
        using var engine = Load(vocabulary: 51866);

        var detected = engine.Hear(Windows, Quick, CancellationToken.None);
        var told = engine.Hear(Windows, Quick with { Language = "pt-BR" }, CancellationToken.None);

        Assert.Contains(Assert.Single(detected.Select(window => window.Language).Distinct()), Languages.Codes);
        Assert.All(told, window => Assert.Equal("pt", window.Language));
        Assert.Contains("tlh", Assert.Throws<PodcastsCoreException>(() => engine.Hear(Windows, Quick with { Language = "tlh" }, CancellationToken.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_may_be_disposed_twice()
    {
        var engine = Load(vocabulary: 51864);
        engine.Dispose();

        Assert.Null(Record.Exception(engine.Dispose));
    }

    [Fact]
    public void An_English_model_hears_English_whatever_it_is_told()
    {
        using var engine = Load(vocabulary: 51864);

        Assert.All(engine.Hear(Windows, Quick with { Language = "de" }, CancellationToken.None), window => Assert.Equal("en", window.Language));
        Assert.Equal("random", engine.Model);
        Assert.InRange(engine.BatchSize, 1, 16);
    }

    [Fact]
    public void A_name_of_the_show_turns_a_doubtful_word()
    {
        using var engine = Load(PromptedModel.Create(memory: 10));

        Assert.Equal("more", Word(engine, Quick));
        Assert.Equal("word", Word(engine, Quick with { Vocabulary = ["word"] }));
        Assert.Equal("word", Word(engine, Quick with { Prompt = "word" }));
        Assert.Equal("more", Word(engine, Quick with { Vocabulary = ["A"] }));
    }

    [Fact]
    public void A_model_that_prints_its_prompt_is_asked_again_without()
    {
        using var engine = Load(PromptedModel.Create(memory: 10));

        Assert.Equal("more", Word(engine, Quick with { Prompt = "word word word word word word word word" }));
    }

    [Fact]
    public void A_beam_hears_what_the_model_is_sure_of_as_greedy_decoding_does()
    {
        using var engine = Load(PromptedModel.Create(memory: 0));

        Assert.Equal("more", Word(engine, Quick with { BeamSize = 3 }));
    }

    [Fact]
    public void A_model_that_was_not_taught_to_translate_says_so()
    {
        using var english = Load(vocabulary: 51864);

        var refusal = Assert.Throws<PodcastsCoreException>(() => english.Hear(Windows, Quick with { Task = TranscribeTask.Translate }, CancellationToken.None));

        Assert.Contains("multilingual model", refusal.Message, StringComparison.Ordinal);
        Assert.Equal([false, false, true], new[] { (51864, 4), (51866, 2), (51866, 4) }.Select(sizes =>
            new WhisperDimensions(sizes.Item1, 1500, 64, 1, 4, 448, 64, 1, sizes.Item2, 80).CanTranslate));
    }

    [Fact]
    public void A_multilingual_model_translates()
    {
        using var engine = Load(vocabulary: 51865);

        Assert.Equal(3, engine.Hear(Windows, Quick with { Task = TranscribeTask.Translate, Language = "de" }, CancellationToken.None).Count);
    }

    [Fact]
    public void Only_a_multilingual_model_tells_languages()
    {
        using (var english = Load(vocabulary: 51864))
        {
            Assert.False(english.DetectsLanguage);
        }

        using var engine = Load(vocabulary: 51866);
        var guess = engine.DetectLanguage(Windows, Quick, CancellationToken.None);
        Assert.True(engine.DetectsLanguage);
        Assert.Equal(engine.Hear(Windows, Quick, CancellationToken.None)[0].Language, guess.Language);
        Assert.InRange(guess.Probability, 0.01, 1);
    }

    [Fact]
    public void Segments_lie_within_their_windows_and_runs_repeat()
    {
        using var engine = Load(vocabulary: 51864);
        var parameters = Quick with { Temperatures = [0.8] };

        var heard = engine.Hear(Windows, parameters, CancellationToken.None);

        Assert.Equal(3, heard.Count);
        Assert.All(Windows.Zip(heard), pair => Assert.All(pair.Second.Segments, segment =>
        {
            Assert.InRange(segment.Start, pair.First.Start, segment.End);
            Assert.InRange(segment.End, segment.Start, pair.First.End);
        }));
        Assert.Equal(heard.SelectMany(window => window.Segments), engine.Hear(Windows, parameters, CancellationToken.None).SelectMany(window => window.Segments));
    }

    [Fact]
    public void Every_segment_has_its_words_where_they_are_asked_for()
    {
        using var engine = Load(vocabulary: 51864, talkative: true);

        var without = engine.Hear(Windows, Quick, CancellationToken.None);
        var heard = engine.Hear(Windows, Quick with { WordTimes = true }, CancellationToken.None);

        Assert.Contains(heard, window => window.Segments.Count > 0);
        Assert.All(without.SelectMany(window => window.Segments), segment => Assert.Empty(segment.Words));
        Assert.Equal(without.SelectMany(window => window.Segments).Select(segment => segment.Text), heard.SelectMany(window => window.Segments).Select(segment => segment.Text));
        Assert.All(heard.SelectMany(window => window.Segments), segment =>
        {
            Assert.Equal(Letters(segment.Text), Letters(string.Concat(segment.Words.Select(word => word.Text))));
            Assert.Equal((segment.Start, segment.End), (segment.Words[0].Start, segment.Words[^1].End));
        });
        Assert.All(Windows.Zip(heard), pair => Assert.All(pair.Second.Segments, segment => Assert.InRange(segment.End, pair.First.Start, pair.First.End)));

        static string Letters(string text) => text.Replace(" ", string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_result_is_tried_again_and_the_best_try_is_kept()
    {
        using var engine = Load(vocabulary: 51864);

        var greedy = engine.Hear(Windows, Quick, CancellationToken.None);
        var hot = engine.Hear(Windows, Quick with { Temperatures = [1.0] }, CancellationToken.None);
        var fallen = engine.Hear(Windows, Quick with { Temperatures = [0, 1.0], MinimumMeanLogProbability = 0 }, CancellationToken.None);
        var accepted = engine.Hear(Windows, Quick with { Temperatures = [1.0, 0] }, CancellationToken.None);

        Assert.Equal(hot.SelectMany(window => window.Segments), accepted.SelectMany(window => window.Segments));
        Assert.All(greedy.Zip(fallen), pair => Assert.All(pair.First.Segments.Zip(pair.Second.Segments), segments =>
            Assert.True(segments.Second.Confidence.MeanLogProbability >= segments.First.Confidence.MeanLogProbability - 1e-6)));
    }

    [Fact]
    public void Improbable_words_are_dropped_where_the_model_hears_no_speech()
    {
        using var engine = Load(vocabulary: 51864);

        var heard = engine.Hear(Windows, Quick with { NoSpeechThreshold = 0, MinimumMeanLogProbability = -0.001 }, CancellationToken.None);

        Assert.All(heard, window => Assert.Empty(window.Segments));
        Assert.Equal(Windows.Select(window => window.End), heard.Select(window => window.HeardTo));
    }

    [Fact]
    public void A_model_cut_short_does_not_load()
    {
        new RandomModel(textContext: 40).Save(_file.Path);
        using (var stream = File.OpenWrite(_file.Path))
        {
            stream.SetLength(stream.Length / 2);
        }

        Assert.Contains("cut short", Assert.Throws<ModelFileException>(() => WhisperTorchEngine.Load(_file.Path, Options, CancellationToken.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loading_can_be_cancelled()
    {
        RandomModel.Shared.Save(_file.Path);

        Assert.Throws<OperationCanceledException>(() => WhisperTorchEngine.Load(_file.Path, Options, new CancellationToken(canceled: true)));
    }

    public void Dispose() => _file.Dispose();

    private static TorchOptions Options => new() { Device = "cpu", Threads = 1 };

    private static string Word(WhisperTorchEngine engine, TranscribeParameters parameters) =>
        Assert.Single(engine.Hear(Windows, parameters, CancellationToken.None).SelectMany(window => window.Segments).SelectMany(segment => segment.Text.Split(' ')).Distinct());

    // Of all tokens only the first few have text: a talkative model likes them.
    private WhisperTorchEngine Load(int vocabulary, bool talkative = false)
    {
        var model = new RandomModel(seed: 9, vocabulary, textContext: 40);
        foreach (ref var value in model.Tensors["decoder.token_embedding.weight"].AsSpan(0, talkative ? RandomModel.Vocabulary.Count * 64 : 0))
        {
            value *= 8;
        }

        return Load(model);
    }

    private WhisperTorchEngine Load(RandomModel model)
    {
        model.Save(_file.Path);
        return WhisperTorchEngine.Load(_file.Path, Options, CancellationToken.None);
    }
}
