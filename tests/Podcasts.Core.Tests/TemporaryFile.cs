namespace Podcasts.Core.Tests;

/// <summary>A file of a test's own, gone with it.</summary>
internal sealed class TemporaryFile(string name) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("podcasts-test-");

    public string Folder => _folder.FullName;

    public string Path => System.IO.Path.Combine(Folder, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
