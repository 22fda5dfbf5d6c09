using System.Collections.Concurrent;
using System.IO.Enumeration;

namespace Podcasts.Core.Models;

/// <summary>Finds the model files that are there. Thread-safe.</summary>
public sealed class ModelCatalog
{
    /// <summary>whisper.cpp calls these models too, but they hear no words.</summary>
    public const string SpeechDetectorFiles = "ggml-silero*.bin";

    // Inspecting a file takes tens of milliseconds, and the list is asked for with every page.
    private readonly ConcurrentDictionary<(string Path, long Length, DateTime Written), ModelFile> _inspected = new();

    /// <summary>All files named <c>ggml-*.bin</c> but <see cref="SpeechDetectorFiles"/>, in order of id; of two with the same id the one of the earlier folder. Never throws for what is in them.</summary>
    /// <param name="folders">Those that do not exist are passed over.</param>
    public IReadOnlyList<ModelFile> List(params string[] folders) =>
    [
        .. folders
            .Where(Directory.Exists)
            .SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles("ggml-*.bin"))
            .Where(file => !FileSystemName.MatchesSimpleExpression(SpeechDetectorFiles, file.Name))
            .Select(file => _inspected.GetOrAdd((file.FullName, file.Length, file.LastWriteTimeUtc), key => ModelFile.Inspect(key.Path)))
            .DistinctBy(file => file.Id)
            .OrderBy(file => file.Id, StringComparer.Ordinal),
    ];
}
