using System.Text.Json;
using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Tests.Speakers.Segmentation;

public sealed class SincFilterBankTests
{
    private const int Half = SincFilterBank.Taps / 2;

    [SharedDataFact("sincnet_layer_info.json")]
    public void The_published_pairs_make_40_even_and_40_odd_filters()
    {
        var (low, width) = Published();

        var bank = SincFilterBank.Create(low, width).Chunk(SincFilterBank.Taps).ToArray();

        Assert.Equal(80, bank.Length);
        Assert.All(bank[..40], filter => Assert.Equal(1, filter[Half]));
        Assert.All(bank[..40], filter => Assert.Equal(filter, filter.Reverse()));
        Assert.All(bank[40..], filter => Assert.Equal(0, filter[Half]));
        Assert.All(bank[40..], filter => Assert.Equal(filter, filter.Reverse().Select(tap => -tap)));
    }

    [SharedDataFact("sincnet_layer_info.json")]
    public void A_published_filter_passes_its_own_band_and_no_other()
    {
        var (low, width) = Published();
        var bank = SincFilterBank.Create(low, width).Chunk(SincFilterBank.Taps).ToArray();
        var wide = Array.IndexOf(width, width.Max());
        var centre = 50 + low[wide] + ((50 + width[wide]) / 2);

        var inside = Gain(bank[wide], centre);

        Assert.True(inside > 20 * Gain(bank[wide], centre - width[wide] - 300), "The filter lets through what lies below its band.");
        Assert.Equal(inside, Gain(bank[40 + wide], centre), inside / 20);
    }

    [Fact]
    public void Taps_are_those_of_the_formula()
    {
        var bank = SincFilterBank.Create([100], [200]);

        // Band 150 to 400 Hz, 40 samples before the middle.
        var time = -2 * Math.PI * 40 / 16000;
        var window = 0.54 - (0.46 * Math.Cos(2 * Math.PI * 85 / 250));
        Assert.Equal((Math.Sin(400 * time) - Math.Sin(150 * time)) / (time / 2) * window / 500, bank[85], 1e-6);
        Assert.Equal((Math.Cos(150 * time) - Math.Cos(400 * time)) / (time / 2) * window / 500, bank[SincFilterBank.Taps + 85], 1e-6);
    }

    [Fact]
    public void No_band_reaches_beyond_half_the_sample_rate()
    {
        var widest = SincFilterBank.Create([7000], [5000]);
        var atTheEdge = SincFilterBank.Create([7000], [900]);

        Assert.Equal(atTheEdge, widest);
    }

    private static double Gain(float[] filter, double hertz)
    {
        var (real, imaginary) = (0.0, 0.0);
        for (var i = 0; i < filter.Length; i++)
        {
            real += filter[i] * Math.Cos(2 * Math.PI * hertz * i / 16000);
            imaginary += filter[i] * Math.Sin(2 * Math.PI * hertz * i / 16000);
        }

        return Math.Sqrt((real * real) + (imaginary * imaginary));
    }

    private static (float[] Low, float[] Width) Published()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.Path("sincnet_layer_info.json")));
        return (Find("low_hz"), Find("band_hz"));

        float[] Find(string name) => [.. Search(document.RootElement, name)!.Value.EnumerateArray().Select(value => value[0].GetSingle())];
    }

    private static JsonElement? Search(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(property => property.Name.StartsWith(name, StringComparison.Ordinal) ? property.Value : Search(property.Value, name)).FirstOrDefault(found => found is not null),
        JsonValueKind.Array => element.EnumerateArray().Select(item => Search(item, name)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
