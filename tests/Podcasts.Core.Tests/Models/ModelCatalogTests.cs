using Podcasts.Core.Models;
using Podcasts.Core.Tests.Transcribe.Whisper;
using Podcasts.Core.Tests.Transcribe.Whisper.HuggingFace;
using Podcasts.Core.Transcribe.Whisper.Ggml;
using Podcasts.Core.Weights;

namespace Podcasts.Core.Tests.Models;

public sealed class ModelCatalogTests : IDisposable
{
    private readonly TemporaryFile _first = new("ggml-random.en.bin");
    private readonly TemporaryFile _second = new("ggml-random.en.bin");
    private readonly ModelCatalog _catalog = new();

    [Fact]
    public void A_good_file_is_described()
    {
        RandomModel.Shared.Save(_first.Path, GgmlType.Q8_0);

        var model = Assert.Single(_catalog.List(_first.Folder));

        Assert.Equal(("random.en", _first.Path, null), (model.Id, model.Path, model.Problem));
        Assert.Equal(new FileInfo(_first.Path).Length, model.SizeBytes);
        Assert.Equal(("q8_0", false, 80, 2, 3, 64), (model.Description!.Quantization, model.Description.IsMultilingual, model.Description.MelBins, model.Description.AudioLayers, model.Description.TextLayers, model.Description.Width));
        Assert.InRange(model.Description.Parameters, 3_000_000, 4_000_000);
    }

    [Fact]
    public void A_bad_file_is_listed_with_its_problem_and_others_are_not_models()
    {
        File.WriteAllText(_first.Path, "<html>");
        File.WriteAllText(Path.Combine(_first.Folder, "notes.txt"), "");
        File.WriteAllText(Path.Combine(_first.Folder, "other.bin"), "");
        File.WriteAllText(Path.Combine(_first.Folder, "ggml-silero-v6.2.0.bin"), "");

        var model = Assert.Single(_catalog.List(_first.Folder, "/no/such/folder"));

        Assert.Contains("ggml-random.en.bin is not a Whisper model", model.Problem, StringComparison.Ordinal);
        Assert.Null(model.Description);
    }

    [Fact]
    public void The_earlier_folder_wins_and_ids_are_in_order()
    {
        RandomModel.Shared.Save(_first.Path);
        RandomModel.Shared.Save(_second.Path);
        File.Copy(_second.Path, Path.Combine(_second.Folder, "ggml-base.bin"));

        var models = _catalog.List(_first.Folder, _second.Folder);

        Assert.Equal(["base", "random.en"], models.Select(model => model.Id));
        Assert.Equal(_first.Path, models[1].Path);
    }

    [Fact]
    public void A_file_that_changes_is_looked_at_again()
    {
        File.WriteAllText(_first.Path, "<html>");
        Assert.NotNull(_catalog.List(_first.Folder)[0].Problem);

        RandomModel.Shared.Save(_first.Path);

        Assert.Null(_catalog.List(_first.Folder)[0].Problem);
    }

    [Fact]
    public void A_folder_of_Hugging_Face_is_a_model_under_its_own_name()
    {
        var folder = Path.Combine(_first.Folder, "whisper-mine-1.0");
        HuggingFaceWriter.Save(RandomModel.Shared, folder, WeightType.BFloat16);
        File.WriteAllText(Path.Combine(folder, "pytorch_model.bin"), "not asked for");

        var model = Assert.Single(_catalog.List(_first.Folder));

        Assert.Equal(("whisper-mine-1.0", folder, null), (model.Id, model.Path, model.Problem));
        Assert.Equal(new FileInfo(Path.Combine(folder, "model.safetensors")).Length, model.SizeBytes);
        Assert.Equal(("bf16", false, 80, 2, 3, 64), (model.Description!.Quantization, model.Description.IsMultilingual, model.Description.MelBins, model.Description.AudioLayers, model.Description.TextLayers, model.Description.Width));
        Assert.InRange(model.Description.Parameters, 3_000_000, 4_000_000);
    }

    [Fact]
    public void Folders_of_other_models_are_passed_over_and_broken_ones_are_listed_until_they_are_mended()
    {
        HuggingFaceWriter.Save(RandomModel.Shared, Path.Combine(_first.Folder, "good"));
        HuggingFaceWriter.Save(RandomModel.Shared, Path.Combine(_first.Folder, "broken"));
        Directory.CreateDirectory(Path.Combine(_first.Folder, "empty"));
        var other = Directory.CreateDirectory(Path.Combine(_first.Folder, "other"));
        File.WriteAllText(Path.Combine(other.FullName, "config.json"), """{"model_type":"wav2vec2"}""");
        var config = Path.Combine(_first.Folder, "broken", "config.json");
        var whole = File.ReadAllText(config);
        File.WriteAllText(config, whole[..20]);

        var models = _catalog.List(_first.Folder);

        Assert.Equal([("broken", false), ("good", true)], models.Select(model => (model.Id, model.Problem is null)));
        Assert.Contains("config.json of the model broken is not valid JSON", models[0].Problem, StringComparison.Ordinal);

        File.WriteAllText(config, whole);

        Assert.All(_catalog.List(_first.Folder), model => Assert.Null(model.Problem));
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }
}
