using Podcasts.Core.Transcribe.Speech;
using Podcasts.Core.Transcribe.Speech.Silero;

namespace Podcasts.Core.Tests.Transcribe.Speech.Silero;

public sealed class SileroNetworkTests : IDisposable
{
    private const string Model = "silero-v6.2.0-ggml.bin";
    private const string Jfk = "audio/jfk.wav";

    private readonly TemporaryFile _file = new("ggml-silero-random.bin");

    [Fact]
    public void Probabilities_are_those_of_the_network_written_out_in_double_precision()
    {
        var random = new RandomSilero(3);
        random.Save(_file.Path);
        var samples = Sound.Of((1, 0.3), (0.7, 0.01), (1, 0.1))[..^100];

        var probabilities = new SileroNetwork(SileroFile.Read(_file.Path)).Probabilities(samples);

        var expected = random.Probabilities(samples);
        Assert.Equal(expected.Length, probabilities.Length);
        Assert.All(expected.Zip(probabilities), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        Assert.True(expected.Max() - expected.Min() > 0.01, "The reference does not react to the sound.");
    }

    [Fact]
    public void A_long_stretch_gives_what_its_beginning_gives()
    {
        new RandomSilero(3).Save(_file.Path);
        var network = new SileroNetwork(SileroFile.Read(_file.Path));
        var samples = Sound.Of((6, 0.3));

        Assert.Equal(network.Probabilities(samples.AsSpan(0, 512 * 100)), network.Probabilities(samples)[..100]);
    }

    [SharedDataFact(Model, Jfk)]
    public void The_true_network_gives_the_published_probabilities_on_real_speech()
    {
        var probabilities = Published();

        Assert.Equal(344, probabilities.Length);
        AssertClose([.00172f, .08369f, .30141f, .13284f, .08261f, .04315f, .05514f, .05262f], probabilities[..8]);
        AssertClose([.98205f, .99438f, .99460f, .99486f], probabilities[20..24]);
        Assert.Equal(.68832, probabilities.Average(), 2e-4);
        Assert.Equal(234, probabilities.Count(probability => probability >= 0.5));

        static void AssertClose(float[] expected, float[] actual) => Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 2e-4));
    }

    [SharedDataFact(Model, Jfk)]
    public void Real_speech_falls_into_its_four_phrases()
    {
        var regions = new SpeechHysteresis(shortestSpeech: 4000, shortestSilence: 1600).Regions(Published(), SileroNetwork.Window);

        Assert.Equal([(11, 70), (103, 138), (169, 239), (256, 331)], regions);
    }

    public void Dispose() => _file.Dispose();

    private static float[] Published() => new SileroNetwork(SileroFile.Read(SharedData.Path(Model))).Probabilities(SharedData.ReadWav(Jfk));
}
