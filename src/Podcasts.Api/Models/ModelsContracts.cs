using Podcasts.Ops.Models;

namespace Podcasts.Api.Models;

/// <summary>A model file that is here.</summary>
/// <param name="Id">What a request calls it, such as base.en.</param>
/// <param name="Name">What people call it.</param>
/// <param name="File">Its file name.</param>
/// <param name="Multilingual">Whether it hears other languages than English.</param>
/// <param name="Quantisation">Such as f16 or q5_0; null where the file cannot be read.</param>
/// <param name="Default">Whether it is taken where a request names none.</param>
/// <param name="Demo">Whether it is the app's own demo, which hears the sample show only.</param>
/// <param name="Problem">Why it cannot be used, or null.</param>
public sealed record ModelResponse(
    string Id, string Name, string File, long SizeBytes, bool Multilingual, string? Quantisation, bool Default, bool Demo, string? Problem)
{
    internal static ModelResponse From(ModelDetails m) => new(
        m.Id, m.Name, m.File, m.SizeBytes, m.Multilingual ?? false, m.Quantisation, m.Default, m.Demo, m.Problem);
}
