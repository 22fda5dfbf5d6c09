using Podcasts.Core.Models;

namespace Podcasts.Ops.Models;

/// <summary>Models: list.</summary>
public sealed class ModelsOrchestrator(ModelShelf shelf)
{
    /// <summary>Every model file that is here, broken ones with what is wrong with them.</summary>
    public Task<IReadOnlyList<ModelDetails>> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var models = shelf.List();
        var chosen = shelf.Default(models);
        return Task.FromResult<IReadOnlyList<ModelDetails>>([.. models.Select(model => Describe(model, model == chosen))]);
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
