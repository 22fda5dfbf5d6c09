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

    /// <summary>Writes a file whole or not at all.</summary>
    /// <exception cref="UsageException">It is nothing for a terminal.</exception>
    public static async Task WriteAsync(string? path, ReadOnlyMemory<byte> bytes, bool isText, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            if (!isText && !Console.IsOutputRedirected)
            {
                throw new UsageException("This file is no text. Name a file for it with --output.");
            }

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
