namespace Podcasts.Core.Fetching;

/// <summary>A file that was downloaded whole.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="MediaType">As the host claims, or null.</param>
/// <param name="Address">Where it was found in the end.</param>
public sealed record FetchedFile(string Path, long Bytes, string? MediaType, Uri Address);
