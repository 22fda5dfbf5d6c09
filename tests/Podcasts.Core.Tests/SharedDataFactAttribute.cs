namespace Podcasts.Core.Tests;

/// <summary>A test that needs files of ../shared/data and says so where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(params string[] files)
    {
        var missing = files.FirstOrDefault(file => !File.Exists(SharedData.Path(file)));
        Skip = missing is null ? null : $"{SharedData.Path(missing)} is not on this machine.";
    }
}
