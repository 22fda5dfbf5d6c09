using Podcasts.Core.Transcribe.Whisper.Decoding;
using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using TorchSharp;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Decoding;

public sealed class LanguageDetectorTests : IDisposable
{
    private static readonly SpecialTokens Special = SpecialTokens.For(51866);
    private readonly RandomModel _random = new(seed: 4, vocabulary: 51866, textContext: 40);
    private readonly WhisperModel _model;
    private readonly IDisposable _inference = torch.inference_mode();
    private readonly DisposeScope _scope = torch.NewDisposeScope();
    private readonly torch.Tensor _encoded;

    public LanguageDetectorTests()
    {
        _model = _random.Load();
        _encoded = torch.tensor(_random.Noise(3 * 40 * 64, 1), [3, 40, 64]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("tlh")]
    public void The_mean_of_the_windows_log_probabilities_decides(string? hint)
    {
        var means = Means();

        var guess = LanguageDetector.Detect(_model.Decoder, _encoded, Special, hint);

        Assert.Equal(Languages.Codes[Array.IndexOf(means, means.Max())], guess.Language);
        Assert.Equal(Math.Exp(means.Max()) / means.Sum(Math.Exp), guess.Probability, 1e-4);
    }

    [Fact]
    public void The_language_declared_wins_where_it_is_at_most_ten_times_less_likely()
    {
        var means = Means();
        var best = Languages.Codes[Array.IndexOf(means, means.Max())];
        foreach (var (index, language) in Languages.Codes.Index())
        {
            var expected = means[index] + Math.Log(10) > means.Max() ? language : best;

            Assert.Equal(expected, LanguageDetector.Detect(_model.Decoder, _encoded, Special, language + "-XX").Language);
        }

        Assert.InRange(means.Count(mean => mean + Math.Log(10) > means.Max()), 2, means.Length - 1);
    }

    public void Dispose()
    {
        _model.Dispose();
        _scope.Dispose();
        _inference.Dispose();
    }

    // Window by window, and in plain numbers.
    private double[] Means()
    {
        var windows = Enumerable.Range(0, 3).Select(window =>
        {
            using var cache = _model.Decoder.Start(_encoded.narrow(0, window, 1), 1);
            var hidden = _model.Decoder.Forward(torch.tensor(new[] { (long)Special.StartOfTranscript }, [1, 1]), 0, cache);
            var scores = _model.Decoder.Logits(hidden.select(1, 0)).data<float>().ToArray()[Special.FirstLanguage..Special.Translate];
            var total = Math.Log(scores.Sum(score => Math.Exp(score)));
            return scores.Select(score => score - total).ToArray();
        }).ToArray();
        return [.. Enumerable.Range(0, Special.LanguageCount).Select(language => windows.Average(window => window[language]))];
    }
}
