using System.Net.Http.Headers;

namespace Podcasts.Core.Fetching;

/// <summary>What tells one version of a file from another (RFC 9110, 13.1.5): a strong entity tag, or else the date of the last change.</summary>
internal sealed record Validator(string? ETag, DateTimeOffset? Modified)
{
    public static Validator? Of(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } tag ? new(tag.Tag, null)
        : response.Content.Headers.LastModified is { } modified ? new(null, modified)
        : null;

    public RangeConditionHeaderValue ToCondition() => ETag is not null ? new(ETag) : new(Modified!.Value);
}
