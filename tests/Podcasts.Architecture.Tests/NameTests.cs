using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace Podcasts.Architecture.Tests;

/// <summary>The name law: one noun and one verb through every layer.</summary>
public sealed class NameTests
{
    private static readonly string[] RoutelessFolders = ["Errors", "Validation"];
    private static readonly string[] PublishedRoutes = ["Feeds", "V1"]; // Their addresses are for people to copy, or built into programs.
    private static readonly string[] RefusedFolders = ["Helpers", "Utils", "Utilities", "Common", "Services", "Misc"];

    public static TheoryData<Type> Controllers => [.. AllControllers];

    private static IEnumerable<Type> AllControllers =>
        Repository.Assembly("Api").GetTypes().Where(type => type.IsAssignableTo(typeof(ControllerBase)) && !type.IsAbstract);

    [Theory]
    [MemberData(nameof(Controllers))]
    public void A_controller_lives_in_the_folder_of_its_route(Type controller)
    {
        var route = Route(controller);

        Assert.Equal($"Podcasts.Api.{route}", controller.Namespace);
        var start = PublishedRoutes.Contains(route) ? "" : "/api";
        Assert.All(Templates(controller), template => Assert.StartsWith($"{start}/{route}", template, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Controllers))]
    public void A_controllers_actions_have_their_namesakes_in_Ops(Type controller)
    {
        var route = Route(controller);
        var orchestrator = Repository.Assembly("Ops").GetType($"Podcasts.Ops.{route}.{route}Orchestrator");

        Assert.NotNull(orchestrator);
        Assert.Empty(Actions(controller).Select(action => action.Name).Except(orchestrator.GetMethods().Select(method => method.Name)));
    }

    [Fact]
    public void Every_folder_of_Api_is_a_route_or_is_on_the_short_list()
    {
        var routes = AllControllers.Select(Route);

        Assert.Empty(Folders("Api").Except(routes).Except(RoutelessFolders).Except(["Properties"]));
    }

    [Theory]
    [InlineData("Ui")]
    [InlineData("Api")]
    [InlineData("Ops")]
    [InlineData("Core")]
    public void No_folder_says_nothing(string layer) =>
        Assert.DoesNotContain(
            Directory.EnumerateDirectories(Repository.Source(layer), "*", SearchOption.AllDirectories).Select(Path.GetFileName),
            name => RefusedFolders.Contains(name, StringComparer.OrdinalIgnoreCase));

    private static string Route(Type controller) => controller.Name[..^"Controller".Length];

    private static IEnumerable<string> Folders(string layer) =>
        Directory.EnumerateDirectories(Repository.Source(layer)).Select(folder => Path.GetFileName(folder)!).Where(name => name is not ("bin" or "obj"));

    private static IEnumerable<MethodInfo> Actions(Type controller) =>
        controller.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(method => method.GetCustomAttributes<HttpMethodAttribute>().Any());

    private static IEnumerable<string> Templates(Type controller)
    {
        var prefix = controller.GetCustomAttribute<RouteAttribute>()?.Template;
        return Actions(controller)
            .SelectMany(action => action.GetCustomAttributes<HttpMethodAttribute>())
            .Select(verb => verb.Template is ['/', ..] ? verb.Template : $"/{prefix?.Trim('/')}/{verb.Template}");
    }
}
