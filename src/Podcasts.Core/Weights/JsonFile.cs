using System.Text.Json;
using Podcasts.Core.Models;

namespace Podcasts.Core.Weights;

/// <summary>Reads the small JSON files that lie beside weights.</summary>
internal static class JsonFile
{
    private const long Longest = 64 << 20;

    /// <summary>Reads one, whatever is in it.</summary>
    /// <param name="path">In a model's folder.</param>
    /// <param name="read">What to take from it. It may fail as <see cref="JsonElement"/> does where a value is absent or of another kind.</param>
    /// <exception cref="ModelFileException">It is absent, too long, no JSON, or not what <paramref name="read"/> expects.</exception>
    public static T Read<T>(string path, Func<JsonElement, T> read)
    {
        var name = $"{Path.GetFileName(path)} of the model {Path.GetFileName(Path.GetDirectoryName(path))}";
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > Longest)
            {
                throw new ModelFileException($"{name} is {stream.Length >> 20} MiB long, which is too much for what it should say.");
            }

            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return read(document.RootElement);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException($"{name} cannot be opened: {failure.Message}", failure);
        }
        catch (JsonException failure)
        {
            throw new ModelFileException($"{name} is not valid JSON (line {failure.LineNumber + 1}). Get it again.", failure);
        }
        catch (Exception failure) when (failure is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ModelFileException($"{name} does not say what it should: {failure.Message}", failure);
        }
    }
}
