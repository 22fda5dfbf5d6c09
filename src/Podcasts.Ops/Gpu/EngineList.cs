using Microsoft.Extensions.Options;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Gpu;

/// <summary>The engines that this build knows.</summary>
public sealed class EngineList(IEnumerable<IEngineLoader> loaders, IOptions<TranscribeOptions> options)
{
    /// <summary>The one that is used, as <c>Transcribe:Engine</c> says.</summary>
    public IEngineLoader Chosen => Find(options.Value.Engine);

    /// <summary>All of them, the one that is used first, and whether each works here.</summary>
    public IReadOnlyList<EngineDescription> List() => [.. loaders.OrderByDescending(loader => loader.Id == options.Value.Engine).Select(loader => loader.Describe())];

    /// <summary>The engine of an id.</summary>
    /// <exception cref="UnprocessableException">There is none of that name.</exception>
    public IEngineLoader Find(string id) => loaders.FirstOrDefault(loader => loader.Id == id) ?? throw new UnprocessableException(Unknown(id, loaders));

    internal static string Unknown(string id, IEnumerable<IEngineLoader> loaders) =>
        $"There is no engine {id}. Choose one of {string.Join(", ", loaders.Select(loader => loader.Id))}.";
}
