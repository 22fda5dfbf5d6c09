using System.Text.Json.Serialization;
using FluentValidation;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Users;

namespace Podcasts.Ops.Keys;

/// <summary>The row of a key that a program shows in place of its user. The key itself is nowhere.</summary>
public sealed class KeyRecord : StoredRow
{
    public const int LongestName = 64;

    public required string Id { get; set; }

    public required string UserId { get; set; }

    /// <summary>What the user calls it.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the key, in hexadecimal; the key is 256 random bits, so nothing slower is needed.</summary>
    [JsonIgnore]
    public string Hash { get; set; } = "";

    /// <summary>One of <see cref="Roles"/>: the most that it may do; never more than its user may at that time.</summary>
    public required string Role { get; set; }

    public required long Created { get; set; }

    public required long Expires { get; set; }

    /// <summary>To the minute.</summary>
    public long? Used { get; set; }
}

internal sealed class KeyRecordValidator : AbstractValidator<KeyRecord>
{
    public KeyRecordValidator()
    {
        RuleFor(k => k.Id).Id();
        RuleFor(k => k.UserId).Id();
        RuleFor(k => k.Name).Text().MaximumLength(KeyRecord.LongestName);
        RuleFor(k => k.Hash).Must(hash => hash?.Length == 64 && hash.All(char.IsAsciiHexDigitLower)).WithMessage("Hash is not a SHA-256.");
        RuleFor(k => k.Role).OneOf([.. Roles.All]);
        RuleFor(k => k.Created).Moment();
        RuleFor(k => k.Expires).Moment();
        RuleFor(k => k.Used).Moment();
    }
}
