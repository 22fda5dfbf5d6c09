using System.Collections.Concurrent;
using System.IO.Enumeration;
using Podcasts.Core.Transcribe.Whisper.HuggingFace;

namespace Podcasts.Core.Models;

/// <summary>Finds the models that are there. Thread-safe.</summary>
public sealed class ModelCatalog
{
    /// <summary>whisper.cpp calls these models too, but they hear no words.</summary>
    public const string SpeechDetectorFiles = "ggml-silero*.bin";

    // Inspecting a model takes tens of milliseconds, and the list is asked for with every page.
    private readonly ConcurrentDictionary<(string Path, long Length, DateTime Written), ModelFile> _inspected = new();

    /// <summary>
    /// All files named <c>ggml-*.bin</c> but <see cref="SpeechDetectorFiles"/>, and all folders with a Whisper of Hugging Face's, in order of
    /// id; of two with the same id the one of the earlier folder, and a file before a folder. Never throws for what is in them.
    /// </summary>
    /// <param name="folders">Those that do not exist are passed over.</param>
    public IReadOnlyList<ModelFile> List(params string[] folders) =>
    [
        .. folders
            .Where(Directory.Exists)
            .Select(folder => new DirectoryInfo(folder))
            .SelectMany(folder => Files(folder).Concat(Folders(folder)))
            .Select(state => _inspected.GetOrAdd(state, key => ModelFile.Inspect(key.Path)))
            .DistinctBy(file => file.Id)
            .OrderBy(file => file.Id, StringComparer.Ordinal),
    ];

    private static IEnumerable<(string Path, long Length, DateTime Written)> Files(DirectoryInfo folder) => folder
        .EnumerateFiles("ggml-*.bin")
        .Where(file => !FileSystemName.MatchesSimpleExpression(SpeechDetectorFiles, file.Name))
        .Select(file => (file.FullName, file.Length, file.LastWriteTimeUtc));

    // A folder is written when a file in it comes or goes, not when one changes: they all count.
    private static IEnumerable<(string Path, long Length, DateTime Written)> Folders(DirectoryInfo folder) => folder
        .EnumerateDirectories()
        .Where(model => WhisperConfig.IsWhisper(model.FullName))
        .Select(model => (Model: model, Files: model.GetFiles()))
        .Select(entry => (entry.Model.FullName, entry.Files.Sum(file => file.Length), entry.Files.Select(file => file.LastWriteTimeUtc).Append(entry.Model.LastWriteTimeUtc).Max()));
}
