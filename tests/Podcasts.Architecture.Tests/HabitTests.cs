using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Podcasts.Architecture.Tests;

/// <summary>Habits that a reader relies on and a compiler does not check.</summary>
public sealed partial class HabitTests
{
    [Theory]
    [InlineData("Api")]
    [InlineData("Ops")]
    [InlineData("Core")]
    public void Every_public_async_method_takes_a_cancellation_token_last(string layer)
    {
        var offenders =
            from type in Repository.Assembly(layer).GetTypes()
            where !IsGenerated(type) && !type.IsAssignableTo(typeof(Delegate))
            from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            where IsAsync(method.ReturnType) && method.Name is not "DisposeAsync" && !ComesFromElsewhere(method)
            where method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken)
            select $"{type.FullName}.{method.Name}";

        Assert.Empty(offenders);
    }

    [Theory]
    [InlineData("Api")]
    [InlineData("Ops")]
    [InlineData("Core")]
    public void Every_class_is_sealed_unless_another_builds_on_it(string layer)
    {
        var types = Repository.Assembly(layer).GetTypes();
        var bases = types.Select(type => type.BaseType).ToHashSet();

        var offenders = types.Where(type =>
            type is { IsClass: true, IsAbstract: false, IsSealed: false } && !IsGenerated(type) && !bases.Contains(type) && type.Name != "Program");

        Assert.Empty(offenders.Select(type => type.FullName));
    }

    [Fact]
    public void No_file_is_longer_than_300_lines_and_half_of_them_are_shorter_than_60()
    {
        var lengths = Repository.CodeFiles("src", "tests", "tools", "bench")
            .Select(file => (Lines: File.ReadLines(file).Count(), File: Path.GetRelativePath(Repository.Root, file)))
            .OrderBy(file => file.Lines)
            .ToArray();

        Assert.DoesNotContain(lengths, file => file.Lines > 300);
        Assert.InRange(lengths[lengths.Length / 2].Lines, 1, 59);
    }

    [Fact]
    public void Every_regular_expression_is_bounded_in_time()
    {
        var code = Repository.CodeFiles("src").Select(file => (File: Path.GetRelativePath(Repository.Root, file), Text: File.ReadAllText(file))).ToArray();

        var generated = code.SelectMany(file => Generated().Matches(file.Text).Select(expression => (file.File, expression.Value))).ToArray();

        Assert.NotEmpty(generated);
        Assert.DoesNotContain(generated, expression => !Bound().IsMatch(expression.Value));
        Assert.DoesNotContain(code, file => BuiltOnTheSpot().IsMatch(file.Text));
    }

    private static bool IsAsync(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>)
            || type.GetGenericTypeDefinition() == typeof(ValueTask<>)
            || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));

    // A framework's override or callback has the signature that the framework gave it; an HttpContext carries its token.
    private static bool ComesFromElsewhere(MethodInfo method) =>
        method.GetParameters() is [{ ParameterType.Name: "HttpContext" }, ..]
        || method.GetBaseDefinition().DeclaringType!.Assembly != method.DeclaringType!.Assembly
        || method.DeclaringType.GetInterfaces()
            .Where(contract => contract.Assembly != method.DeclaringType.Assembly && !method.DeclaringType.IsInterface)
            .Any(contract => method.DeclaringType.GetInterfaceMap(contract).TargetMethods.Contains(method));

    private static bool IsGenerated(Type type) =>
        type.GetCustomAttribute<CompilerGeneratedAttribute>() is not null
        || type.Name.Contains('<', StringComparison.Ordinal)
        || type.Namespace is null
        || type.Namespace.Contains("Migrations", StringComparison.Ordinal)
        || !type.Namespace.StartsWith("Podcasts", StringComparison.Ordinal)
        || (type.DeclaringType is not null && IsGenerated(type.DeclaringType));

    [GeneratedRegex(@"\[GeneratedRegex\(.*?\)\]\s*(//.*)?$", RegexOptions.Singleline | RegexOptions.Multiline, 10_000)]
    private static partial Regex Generated();

    [GeneratedRegex(@"(, 10_000|RegexOptions\.NonBacktracking)\)\]", RegexOptions.None, 10_000)]
    private static partial Regex Bound();

    [GeneratedRegex(@"\bnew Regex\(|\bRegex\.(IsMatch|Match|Matches|Replace|Split|Count)\(", RegexOptions.None, 10_000)]
    private static partial Regex BuiltOnTheSpot();
}
