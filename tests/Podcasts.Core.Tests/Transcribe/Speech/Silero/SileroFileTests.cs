using Podcasts.Core.Models;
using Podcasts.Core.Transcribe.Speech.Silero;

namespace Podcasts.Core.Tests.Transcribe.Speech.Silero;

public sealed class SileroFileTests : IDisposable
{
    private readonly TemporaryFile _file = new("ggml-silero-random.bin");

    [Fact]
    public void A_file_tells_its_version_and_all_its_tensors()
    {
        new RandomSilero(1).Save(_file.Path);

        var file = SileroFile.Read(_file.Path);

        Assert.Equal("6.2.0", file.Version);
        Assert.Equal(15, file.Tensors.Count);
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused()
    {
        new RandomSilero(1).Save(_file.Path);
        var whole = File.ReadAllBytes(_file.Path);

        foreach (var length in new[] { 0, 3, 50, 105, 200, whole.Length / 2, whole.Length - 1 })
        {
            File.WriteAllBytes(_file.Path, whole[..length]);
            Assert.Contains("cut short", Problem(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_that_lacks_its_last_tensor_is_refused()
    {
        new RandomSilero(1).Save(_file.Path);
        using (var file = File.OpenWrite(_file.Path))
        {
            file.SetLength(file.Length - (258 * 256 * 2) - 24 - "_model.stft.forward_basis_buffer".Length);
        }

        Assert.Contains("no tensor _model.stft.forward_basis_buffer", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_of_another_build_is_refused()
    {
        new RandomSilero(1).Save(_file.Path, window: 256);

        Assert.Contains("version 6.2.0 is built in another way", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_saved_in_its_place_is_refused()
    {
        File.WriteAllText(_file.Path, "<html>Sign in to download</html>");

        Assert.Contains("does not begin as one", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_changed_at_random_never_do_more_harm_than_a_refusal()
    {
        new RandomSilero(1).Save(_file.Path);
        var whole = File.ReadAllBytes(_file.Path);
        var random = new Random(5);
        for (var i = 0; i < 200; i++)
        {
            var bytes = whole.ToArray();
            bytes[random.Next(400)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(_file.Path, bytes);

            var failure = Record.Exception(() => SileroFile.Read(_file.Path));

            Assert.True(failure is null or ModelFileException, failure?.ToString());
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("ggml-silero-random.bin cannot be opened", Problem(), StringComparison.Ordinal);

    public void Dispose() => _file.Dispose();

    private string Problem() => Assert.Throws<ModelFileException>(() => SileroDetector.Load(_file.Path)).Message;
}
