using Podcasts.Core.Models;
using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Speakers.Files;

namespace Podcasts.Core.Tests.Speakers.Files;

public sealed class PipelineConfigTests : IDisposable
{
    private readonly TemporaryFile _file = new("config.yaml");

    [Fact]
    public void The_settings_of_community_1_are_read()
    {
        var config = Read("""
            dependencies:
              pyannote.audio: 4.0.0
            pipeline:
              name: pyannote.audio.pipelines.SpeakerDiarization
              params:
                clustering: VBxClustering
                embedding: $model/embedding  # a comment
                embedding_exclude_overlap: true
            params:
              clustering:
                threshold: 0.5
                Fa: 0.06
                Fb: 0.9
              segmentation:
                min_duration_off: 0.25
            """);

        Assert.Equal(("VBxClustering", "$model/embedding"), (config.Clustering, config["pipeline.params.embedding"]));
        Assert.Equal(new VbxParameters(0.5, 0.06, 0.9), config.Vbx);
        Assert.Equal(TimeSpan.FromSeconds(0.25), config.LeastPause);
    }

    [Fact]
    public void The_settings_of_3_1_are_read() =>
        Assert.Equal(new AgglomerativeParameters(0.7, 9), Read("params:\n  clustering:\n    method: centroid\n    min_cluster_size: 9\n    threshold: 0.7\n").Agglomerative);

    [Fact]
    public void What_a_file_does_not_say_is_as_published()
    {
        var config = PipelineConfig.Read(_file.Path + ".missing");

        Assert.Null(config.Clustering);
        Assert.Equal(new AgglomerativeParameters(0.7045654963945799, 12), config.Agglomerative);
        Assert.Equal((0.6, 0.07, 0.8), (config.Vbx.Threshold, config.Vbx.Fa, config.Vbx.Fb));
        Assert.Equal(TimeSpan.Zero, config.LeastPause);
    }

    [Theory]
    [InlineData("much")]
    [InlineData("-1")]
    [InlineData("NaN")]
    public void A_value_that_cannot_be_used_is_named(string value)
    {
        var config = Read($"params:\n  clustering:\n    threshold: {value}\n");

        Assert.Contains($"\"{value}\" for params.clustering.threshold", Assert.Throws<ModelFileException>(() => config.Agglomerative).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _file.Dispose();

    private PipelineConfig Read(string text)
    {
        File.WriteAllText(_file.Path, text);
        return PipelineConfig.Read(_file.Path);
    }
}
