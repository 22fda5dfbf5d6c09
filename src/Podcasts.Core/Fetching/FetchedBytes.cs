namespace Podcasts.Core.Fetching;

/// <summary>A feed or a picture that was fetched whole.</summary>
/// <param name="Bytes">After decompression.</param>
/// <param name="MediaType">As the host says, or for a picture as its bytes say; null where unknown.</param>
/// <param name="Charset">As the host says, or null.</param>
/// <param name="Address">Where it was found in the end.</param>
/// <param name="LastingAddress">The address to ask next time: where permanent redirects led; temporary ones do not count.</param>
public sealed record FetchedBytes(byte[] Bytes, string? MediaType, string? Charset, Uri Address, Uri LastingAddress);
