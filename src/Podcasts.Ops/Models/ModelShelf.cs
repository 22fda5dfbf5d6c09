using Microsoft.Extensions.Options;
using Podcasts.Core.Models;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Models;

/// <summary>The model files of the data folder and those that come with the app.</summary>
public sealed class ModelShelf(ModelCatalog catalog, DataFolder data, EngineList engines, IOptions<TranscribeOptions> options)
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "samples", "models");

    /// <summary>The model that the chosen engine brings itself, and every file that looks like a model, a person's own first.</summary>
    public IReadOnlyList<ModelFile> List() => [.. OwnOfEngine(), .. catalog.List(data.Models, Shipped).DistinctBy(model => model.Id)];

    /// <summary>Whether a model that is offered is here and whole.</summary>
    public bool Has(OfferedModel model) => Has(model, List());

    /// <summary>The same, where the list is at hand.</summary>
    public bool Has(OfferedModel model, IReadOnlyList<ModelFile> here) => model.Purpose == ModelPurpose.Speech
        ? here.Any(file => file.Id == model.Id && file.Problem is null)
        : File.Exists(Path.Combine(data.Models, model.LocalFile));

    /// <summary>The model that a request means.</summary>
    /// <param name="id">As the request says it; null or empty for the default.</param>
    /// <exception cref="UnprocessableException">There is none of that name, or its file is broken.</exception>
    /// <exception cref="UnavailableException">There is no model at all.</exception>
    public ModelFile Find(string? id)
    {
        var models = List();
        if (engines.Chosen is { OwnModel: { } own } engine)
        {
            return string.IsNullOrWhiteSpace(id) || id == own
                ? models[0]
                : throw new UnprocessableException($"The engine {engine.Id} hears with {own} only, not with {id}. Leave the model out, or set Transcribe:Engine to torch.");
        }

        var wanted = string.IsNullOrWhiteSpace(id) ? options.Value.Model : id;
        var found = wanted.Length > 0 ? models.FirstOrDefault(model => model.Id == wanted) : Default(models);
        return found switch
        {
            { Problem: null } => found,
            { Problem: { } problem } => throw new UnprocessableException(problem),
            null when wanted.Length > 0 => throw new UnprocessableException($"There is no model {wanted} here, only {string.Join(", ", models.Select(model => model.Id).DefaultIfEmpty("none at all"))}. Put its ggml file into {data.Models} or choose another."),
            null => throw new UnavailableException($"There is no speech model here. Put one, such as ggml-base.en.bin of whisper.cpp, into {data.Models}."),
        };
    }

    /// <summary>Whether it is the app's own demo, which hears nothing but the sample show.</summary>
    public static bool IsDemo(ModelFile model) => model.Id.StartsWith("demo", StringComparison.Ordinal);

    /// <summary>The one taken where nothing is said: as set, or the largest real one, or the demo.</summary>
    public ModelFile? Default(IReadOnlyList<ModelFile> models) =>
        engines.Chosen.OwnModel is not null ? models[0]
        : options.Value.Model.Length > 0 ? models.FirstOrDefault(model => model.Id == options.Value.Model)
        : Best(models);

    private IEnumerable<ModelFile> OwnOfEngine() => engines.Chosen.OwnModel is { } own ? [new ModelFile(own, own, 0, null, null)] : [];

    private static ModelFile? Best(IReadOnlyList<ModelFile> models) => models
        .Where(model => model.Problem is null)
        .OrderBy(IsDemo)
        .ThenByDescending(model => model.SizeBytes)
        .FirstOrDefault();
}
