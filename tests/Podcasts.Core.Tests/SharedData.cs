namespace Podcasts.Core.Tests;

/// <summary>Public test data that lies beside the repository on some machines (../shared/data).</summary>
internal static class SharedData
{
    public static string RepositoryRoot { get; } = FindRoot();

    public static string Folder { get; } = FindFolder();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Folder, .. parts]);

    /// <summary>Samples of a 16 kHz mono 16-bit WAV file with a plain 44-byte or LIST-bearing header.</summary>
    public static float[] ReadWav(params string[] parts)
    {
        var bytes = File.ReadAllBytes(Path(parts)).AsSpan();
        var data = bytes.IndexOf("data"u8);
        var samples = bytes[(data + 8)..];
        var values = new float[samples.Length / 2];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BitConverter.ToInt16(samples[(2 * i)..]) / 32768f;
        }

        return values;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Podcasts.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not lie below the folder of Podcasts.sln.");
    }

    private static string FindFolder() => System.IO.Path.GetFullPath(System.IO.Path.Combine(RepositoryRoot, "..", "shared", "data"));
}
