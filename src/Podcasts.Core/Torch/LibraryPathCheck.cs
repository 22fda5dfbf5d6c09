using Microsoft.Extensions.Options;

namespace Podcasts.Core.Torch;

/// <summary>Refuses to start with a <c>Torch:LibraryPath</c> that cannot work.</summary>
internal sealed class LibraryPathCheck : IValidateOptions<TorchOptions>
{
    public ValidateOptionsResult Validate(string? name, TorchOptions options) =>
        !string.IsNullOrWhiteSpace(options.LibraryPath)
        && new TorchFolder(options.LibraryPath).FindProblem(TorchRuntime.TorchSharpFor(options.LibraryPath), options.AnyVersion) is { } problem
            ? ValidateOptionsResult.Fail(problem)
            : ValidateOptionsResult.Success;
}
