using System.Xml.Linq;

namespace Podcasts.Architecture.Tests;

public sealed class LayerTests
{
    public static TheoryData<string> Layers => [.. Repository.Layers];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Each_layer_refers_only_to_the_next_one(string layer)
    {
        var project = XDocument.Load(Path.Combine(Repository.Source(layer), $"Podcasts.{layer}.csproj"));

        var referred = project.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))["Podcasts.".Length..]);

        Assert.Equal(Repository.Layers.SkipWhile(other => other != layer).Skip(1).Take(1), referred);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Each_compiled_layer_uses_no_layer_but_the_next(string layer)
    {
        var next = Repository.Layers.SkipWhile(other => other != layer).Skip(1).Take(1);

        var used = Repository.Assembly(layer).GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("Podcasts.", StringComparison.Ordinal))
            .Select(name => name["Podcasts.".Length..]);

        Assert.Empty(used.Except(next));
    }

    [Fact]
    public void The_command_line_stands_above_Ui_and_reaches_past_it_for_files_alone()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "tools", "Podcasts.Cli", "Podcasts.Cli.csproj"));

        var referred = project.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        Assert.Equal(["Podcasts.Ops", "Podcasts.Ui"], referred.Order());
        Assert.Equal(
            ["LocalFile.cs"],
            Repository.CodeFiles("tools/Podcasts.Cli").Where(file => File.ReadAllText(file).Contains("using Podcasts.Ops", StringComparison.Ordinal)).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Microsoft.Extensions.Hosting")]
    [InlineData("Microsoft.EntityFrameworkCore")]
    [InlineData("Microsoft.Data.Sqlite")]
    [InlineData("Quartz")]
    [InlineData("Serilog")]
    public void Core_has_no_host_no_database_and_no_web_server(string library) =>
        Assert.DoesNotContain(
            Repository.Assembly("Core").GetReferencedAssemblies(),
            name => name.Name!.StartsWith(library, StringComparison.Ordinal));

    [Theory]
    [InlineData("Ui")]
    [InlineData("Api")]
    public void Only_Ops_knows_the_database_and_the_scheduler(string layer) =>
        Assert.DoesNotContain(
            Repository.Assembly(layer).GetReferencedAssemblies(),
            name => name.Name!.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || name.Name.StartsWith("Quartz", StringComparison.Ordinal));
}
