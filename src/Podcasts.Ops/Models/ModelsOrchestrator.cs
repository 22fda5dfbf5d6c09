using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Podcasts.Core.Models;
using Podcasts.Ops.Gpu;

namespace Podcasts.Ops.Models;

/// <summary>Models: list; downloads of models: start, look, watch, cancel.</summary>
public sealed class ModelsOrchestrator(
    ModelShelf shelf, OfferedModels offered, ModelDownloads downloads, EngineList engines, IOptions<ModelsOptions> options, TimeProvider time)
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(300);

    /// <summary>The model files that are here, broken ones with what is wrong with them; what can be downloaded; what can run them.</summary>
    public Task<ModelOverview> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var models = shelf.List();
        var chosen = shelf.Default(models);
        return Task.FromResult(new ModelOverview(
            [.. models.Select(model => Describe(model, model == chosen))],
            [.. offered.All.Select(model => CatalogModel.From(model, options.Value.Hub, shelf.Has(model, models), downloads.Find(model.Id)))],
            [.. engines.List().Select(EngineDetails.From)]));
    }

    /// <summary>Starts a download, or joins the one that runs. What arrived before is kept; a model that is here already is not fetched again.</summary>
    /// <exception cref="NotFoundException">No model of that id is offered.</exception>
    /// <exception cref="UnavailableException">The disk has no room for it.</exception>
    public Task<ModelDownloadStatus> StartAsync(string modelId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(downloads.Start(offered.Find(modelId) ?? throw NotOffered(modelId)));
    }

    /// <exception cref="NotFoundException">No such model is offered, or nobody asked for it since the app started.</exception>
    public Task<ModelDownloadStatus> StatusAsync(string modelId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Find(modelId));
    }

    /// <summary>Snapshot, then changes, then the end.</summary>
    /// <exception cref="NotFoundException">No such model is offered, or nobody asked for it since the app started.</exception>
    public async IAsyncEnumerable<ModelDownloadStatus> ProgressAsync(string modelId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ModelDownloadStatus? last = null;
        using var timer = new PeriodicTimer(ProgressEvery, time);
        do
        {
            if (Find(modelId) is var status && status != last)
            {
                yield return last = status;
            }
        }
        while (!ModelDownloadState.IsTerminal(last!.State) && await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>Stops a download and throws away what has arrived. One that has ended stays as it is.</summary>
    /// <exception cref="NotFoundException">No such model is offered, or nobody asked for it since the app started.</exception>
    public async Task CancelAsync(string modelId, CancellationToken cancellationToken)
    {
        Find(modelId);
        await downloads.CancelAsync(modelId).WaitAsync(cancellationToken);
    }

    private ModelDownloadStatus Find(string id) => downloads.Find(id) ?? throw (offered.Find(id) is null
        ? NotOffered(id)
        : new NotFoundException($"Nobody has asked for the model {id} since the app started. POST /api/models/{id}/download starts the download."));

    private static NotFoundException NotOffered(string id) =>
        new($"There is no model {id} to be had here; GET /api/models lists those there are, under catalog.");

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
