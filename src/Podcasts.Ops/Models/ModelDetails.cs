namespace Podcasts.Ops.Models;

/// <summary>A model file that is here.</summary>
/// <param name="Id">What a request calls it, such as <c>base.en</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="File">Its file name.</param>
/// <param name="Multilingual">Whether it hears other languages than English; null where the file does not say.</param>
/// <param name="Quantisation">Such as <c>f16</c> or <c>q5_0</c>; null where the file does not say.</param>
/// <param name="Default">Whether it is taken where a request names none.</param>
/// <param name="Demo">Whether it is the app's own demo, which hears the sample show only.</param>
/// <param name="Problem">Why it cannot be used, or null.</param>
public sealed record ModelDetails(
    string Id, string Name, string File, long SizeBytes, bool? Multilingual, string? Quantisation, bool Default, bool Demo, string? Problem);
