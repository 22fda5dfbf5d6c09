using System.IO.Compression;

namespace Podcasts.Core.Tests.Weights.PyTorch;

/// <summary>Writes zip archives as <c>torch.save</c> does, good and bad.</summary>
internal static class CheckpointWriter
{
    public static void Write(string path, byte[] pickle, params (string Name, byte[] Bytes)[] entries) =>
        WriteZip(path, CompressionLevel.NoCompression, [("archive/data.pkl", pickle), ("archive/version", "3\n"u8.ToArray()), .. entries]);

    public static void WriteZip(string path, CompressionLevel compression, params (string Name, byte[] Bytes)[] entries)
    {
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (name, bytes) in entries)
        {
            using var stream = archive.CreateEntry(name, compression).Open();
            stream.Write(bytes);
        }
    }
}
