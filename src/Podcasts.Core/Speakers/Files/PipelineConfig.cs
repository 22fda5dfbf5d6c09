using System.Globalization;
using Podcasts.Core.Models;
using Podcasts.Core.Speakers.Clustering;

namespace Podcasts.Core.Speakers.Files;

/// <summary>What a pipeline's <c>config.yaml</c> says, as far as it matters here.</summary>
/// <remarks>Such files are nested mappings of plain values; nothing else of YAML is read, and lines of other kinds are passed over.</remarks>
internal sealed class PipelineConfig
{
    private const long LongestFile = 1 << 20;
    private readonly Dictionary<string, string> _values = [];
    private readonly string _name;

    private PipelineConfig(string name, IEnumerable<string> lines)
    {
        _name = name;
        var path = new Stack<(int Indent, string Key)>();
        foreach (var line in lines)
        {
            var text = line.Split(" #")[0].TrimEnd();
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var indent = text.Length - text.TrimStart().Length;
            if (colon < 0 || text.TrimStart() is ['#' or '-', ..])
            {
                continue;
            }

            while (path.TryPeek(out var above) && above.Indent >= indent)
            {
                path.Pop();
            }

            path.Push((indent, text[indent..colon]));
            _values[string.Join('.', path.Reverse().Select(part => part.Key))] = text[(colon + 1)..].Trim().Trim('\'', '"');
        }
    }

    /// <summary>How agglomerative clustering is set.</summary>
    public AgglomerativeParameters Agglomerative => new(
        Number("params.clustering.threshold", new AgglomerativeParameters().Threshold),
        (int)Number("params.clustering.min_cluster_size", new AgglomerativeParameters().MinClusterSize));

    /// <summary>How VBx is set.</summary>
    public VbxParameters Vbx => new(
        Number("params.clustering.threshold", new VbxParameters().Threshold),
        Number("params.clustering.Fa", new VbxParameters().Fa),
        Number("params.clustering.Fb", new VbxParameters().Fb));

    /// <summary>Shorter pauses of one speaker are filled.</summary>
    public TimeSpan LeastPause => TimeSpan.FromSeconds(Number("params.segmentation.min_duration_off", 0));

    /// <summary>The clustering's name, or null where the file does not say.</summary>
    public string? Clustering => this["pipeline.params.clustering"];

    /// <summary>The value of a path such as <c>pipeline.params.embedding</c>, or null.</summary>
    public string? this[string path] => _values.GetValueOrDefault(path) is { Length: > 0 } value ? value : null;

    /// <summary>Reads a file; where there is none, everything has its default.</summary>
    /// <exception cref="ModelFileException">It cannot be read.</exception>
    public static PipelineConfig Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return new(file.Name, !file.Exists ? [] : file.Length <= LongestFile ? File.ReadAllLines(path) : throw new ModelFileException($"{file.Name} is too long for a pipeline's settings."));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException($"{Path.GetFileName(path)} cannot be read: {failure.Message}", failure);
        }
    }

    private double Number(string path, double otherwise) =>
        this[path] is not { } text ? otherwise
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1e6 ? number
        : throw new ModelFileException($"{_name} has \"{text}\" for {path}, which is not a number that can be used.");
}
