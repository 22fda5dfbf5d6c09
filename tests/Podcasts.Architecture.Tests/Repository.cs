using System.Reflection;

namespace Podcasts.Architecture.Tests;

/// <summary>The checkout under test: its folders and its four layers, from the top down.</summary>
internal static class Repository
{
    public static readonly string[] Layers = ["Ui", "Api", "Ops", "Core"];

    public static string Root { get; } = FindRoot();

    public static string Source(string layer) => Path.Combine(Root, "src", $"Podcasts.{layer}");

    public static Assembly Assembly(string layer) => System.Reflection.Assembly.Load($"Podcasts.{layer}");

    public static IEnumerable<string> CodeFiles(params string[] folders) =>
        from folder in folders
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        where !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "artifacts" or "Migrations")
        select file;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Podcasts.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Podcasts.sln is in no folder above the tests.");
        }

        return folder.FullName;
    }
}
