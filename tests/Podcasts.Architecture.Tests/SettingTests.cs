using System.Reflection;
using System.Text.Json;

namespace Podcasts.Architecture.Tests;

/// <summary>Every setting can be found where people look for it.</summary>
public sealed class SettingTests
{
    public static TheoryData<Type> Options =>
    [
        .. Repository.Layers.Select(Repository.Assembly)
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section") is not null),
    ];

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_setting_stands_in_appsettings_with_its_default(Type options)
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Source("Ui"), "appsettings.json")));
        var section = settings.RootElement.GetProperty((string)options.GetField("Section")!.GetRawConstantValue()!);

        var defaults = JsonSerializer.SerializeToElement(Activator.CreateInstance(options), options);

        Assert.Equal(
            defaults.EnumerateObject().OrderBy(setting => setting.Name).Select(setting => $"{setting.Name} = {setting.Value.GetRawText()}"),
            section.EnumerateObject().OrderBy(setting => setting.Name).Select(setting => $"{setting.Name} = {setting.Value.GetRawText()}"));
    }
}
