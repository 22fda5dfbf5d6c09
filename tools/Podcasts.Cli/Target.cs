using System.CommandLine;

namespace Podcasts.Cli;

/// <summary>Where a transcript is written: into a file, or to standard output.</summary>
internal static class Target
{
    public static Option<string> Format() => new("--format", "-f")
    {
        Description = "txt, md, html, docx, csv, vtt, words.vtt, srt, podcast.json or json.",
        DefaultValueFactory = _ => "txt",
    };

    public static Option<string?> Output() => new("--output", "-o") { Description = "The file to write; else standard output." };

    /// <summary>Looks before the work whether its result can be written.</summary>
    /// <exception cref="UsageException">It cannot.</exception>
    public static void Ensure(string? path, string format)
    {
        if (path is null && format == "docx" && !Console.IsOutputRedirected)
        {
            throw new UsageException("A docx file is nothing for a terminal. Name a file for it with --output.");
        }

        if (path is not null && (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))))
        {
            throw new UsageException($"No file can be written at {path}. Name one in a folder that is there.");
        }
    }

    /// <summary>Writes a file whole or not at all.</summary>
    public static async Task WriteAsync(string? path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(bytes, cancellationToken);
            return;
        }

        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await File.WriteAllBytesAsync(part, bytes, cancellationToken);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
