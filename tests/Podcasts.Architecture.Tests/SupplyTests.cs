using System.Text.Json;

namespace Podcasts.Architecture.Tests;

/// <summary>What the app is built of: named with version, hash and licence, and free to be passed on.</summary>
public sealed class SupplyTests
{
    private static readonly string[] Free = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL"];

    /// <summary>Read by a person, where the package states its licence as a file or an address.</summary>
    private static readonly Dictionary<string, string> ReadByHand = new()
    {
        ["CodeHollow.FeedReader"] = "MIT",
        ["libtorch-cpu-linux-x64"] = "BSD-3-Clause",
        ["SharpZipLib"] = "MIT",
    };

    private static JsonElement[] Components
    {
        get
        {
            using var bom = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "bom.json")));
            Assert.Equal(("CycloneDX", "1.6"), (bom.RootElement.GetProperty("bomFormat").GetString(), bom.RootElement.GetProperty("specVersion").GetString()));
            return [.. bom.RootElement.GetProperty("components").EnumerateArray().Select(component => component.Clone())];
        }
    }

    [Fact]
    public void The_bill_of_materials_names_every_package_of_the_lock_files()
    {
        var locked =
            from layer in Repository.Layers
            from framework in JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Source(layer), "packages.lock.json"))).RootElement.GetProperty("dependencies").EnumerateObject()
            from package in framework.Value.EnumerateObject()
            where package.Value.GetProperty("type").GetString() != "Project"
            group package.Value.GetProperty("resolved").GetString() by package.Name into versions
            select $"pkg:nuget/{versions.Key}@{versions.First()}"; // That of the highest layer, which is the app's.

        Assert.Equal(locked.Order(StringComparer.OrdinalIgnoreCase), Components.Select(component => component.GetProperty("purl").GetString()).Order(StringComparer.OrdinalIgnoreCase));
        Assert.All(Components, component => Assert.Equal(128, component.GetProperty("hashes")[0].GetProperty("content").GetString()!.Length));
    }

    [Fact]
    public void Every_package_may_be_passed_on() =>
        Assert.All(Components, component => Assert.Contains(Licence(component), Free));

    private static string Licence(JsonElement component)
    {
        var name = component.GetProperty("name").GetString()!;
        return component.TryGetProperty("licenses", out var stated)
            ? stated[0].GetProperty("expression").GetString()!
            : ReadByHand.GetValueOrDefault(name, $"{name} states no licence as SPDX does; read it, and note it here");
    }
}
