using Microsoft.Extensions.Options;
using Podcasts.Core.Models;
using Podcasts.Ops.Gpu;

namespace Podcasts.Ops.Models;

/// <summary>Models: list.</summary>
public sealed class ModelsOrchestrator(ModelShelf shelf, EngineList engines, IOptions<ModelsOptions> options)
{
    /// <summary>The model files that are here, broken ones with what is wrong with them; what can be downloaded; what can run them.</summary>
    public Task<ModelOverview> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var models = shelf.List();
        var chosen = shelf.Default(models);
        return Task.FromResult(new ModelOverview(
            [.. models.Select(model => Describe(model, model == chosen))],
            [.. OfferedModels.All.Select(model => CatalogModel.From(model, options.Value.Hub, shelf.Has(model)))],
            [.. engines.List().Select(EngineDetails.From)]));
    }

    private static ModelDetails Describe(ModelFile model, bool isDefault) => new(
        model.Id,
        ModelShelf.IsDemo(model) ? "Demo: hears the sample show only" : $"Whisper {model.Id}",
        Path.GetFileName(model.Path),
        model.SizeBytes,
        model.Description?.IsMultilingual,
        model.Description?.Quantization,
        isDefault,
        ModelShelf.IsDemo(model),
        model.Problem);
}
