namespace Podcasts.Ops.Credentials;

/// <summary>A secret as anybody may see it.</summary>
/// <param name="Name">What routes call it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Origin">Scheme, host and port that it is sent to; it goes nowhere else.</param>
/// <param name="Set">When it was entered; null where it was not.</param>
/// <param name="LastFour">Its last four characters, where it is long enough to hide the rest.</param>
/// <param name="Problem">Why it cannot be used and what to do, or null.</param>
public sealed record CredentialDetails(string Name, string Title, Uri Origin, DateTimeOffset? Set, string? LastFour, string? Problem);
