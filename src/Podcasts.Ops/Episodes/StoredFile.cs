namespace Podcasts.Ops.Episodes;

/// <summary>A file of the data folder that may be sent to a browser as it is.</summary>
/// <param name="Tag">Changes with the content.</param>
public sealed record StoredFile(string Path, string ContentType, string Tag);
