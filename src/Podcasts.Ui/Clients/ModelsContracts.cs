namespace Podcasts.Ui.Clients;

/// <summary>A model file that the Api found.</summary>
/// <param name="Quantisation">Such as <c>q5_0</c> or <c>f16</c>, or null where the file cannot be read.</param>
/// <param name="Default">True for the one used when none is asked for.</param>
/// <param name="Demo">True for the shipped model, which understands only the sample show's words and voices.</param>
/// <param name="Problem">One sentence saying why the file cannot be used, or null.</param>
public sealed record Model(
    string Id, string Name, string File, long SizeBytes, bool Multilingual, string? Quantisation, bool Default, bool Demo, string? Problem);
