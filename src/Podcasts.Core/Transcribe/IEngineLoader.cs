namespace Podcasts.Core.Transcribe;

/// <summary>An engine that can be chosen by its id: what it can do, whether it works here, and how it loads a model.</summary>
/// <remarks>A new engine is a folder beside <c>Whisper/</c> with a loader in it, and the line of <see cref="PodcastsCore"/> that registers the loader.</remarks>
public interface IEngineLoader
{
    /// <summary>What settings and requests call it, such as <c>torch</c>.</summary>
    string Id { get; }

    /// <summary>The one model that it names itself, such as a server's; null where it loads whichever file of the models folder it is given.</summary>
    string? OwnModel { get; }

    /// <summary>Looks anew whether it works here; loads nothing.</summary>
    EngineDescription Describe();

    /// <summary>Loads a model.</summary>
    /// <param name="model">Path of its file, or <see cref="OwnModel"/>.</param>
    /// <param name="device">Where to, such as <c>cuda:1</c>; null for where its settings say. An engine that cannot choose takes no notice.</param>
    /// <param name="cancellationToken">Looked at now and then.</param>
    /// <exception cref="PodcastsCoreException">The model cannot be used; the message says why.</exception>
    /// <exception cref="EngineUnavailableException">The engine does not work here.</exception>
    ITranscribeEngine Load(string model, string? device, CancellationToken cancellationToken);
}
