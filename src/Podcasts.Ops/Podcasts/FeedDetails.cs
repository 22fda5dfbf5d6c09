namespace Podcasts.Ops.Podcasts;

/// <summary>How reading a show's feed goes.</summary>
/// <param name="Next">When it is read again by itself, or null where that is not known or not wanted.</param>
/// <param name="FailingSince">Since when it cannot be read, or null where it can.</param>
/// <param name="Problem">Why, with a way out, or null.</param>
public sealed record FeedDetails(DateTimeOffset? Next, DateTimeOffset? FailingSince, string? Problem)
{
    internal static FeedDetails Unknown { get; } = new(null, null, null);

    internal static FeedDetails From(FeedCheckRecord row) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(row.Next),
        row.FailingSince is { } since ? DateTimeOffset.FromUnixTimeMilliseconds(since) : null,
        row.Problem);
}
