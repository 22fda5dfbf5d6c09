using System.Text.Json.Serialization;
using FluentValidation;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Users;

/// <summary>The row of somebody who may sign in. What is secret in it is in no log.</summary>
public sealed class UserRecord : StoredRow
{
    public const int LongestName = 64;

    public required string Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The name as ASP.NET Core Identity compares it; no two users share it.</summary>
    public required string NormalizedName { get; set; }

    /// <summary>One of <see cref="Roles"/>.</summary>
    public required string Role { get; set; }

    /// <summary>As ASP.NET Core Identity makes it; null for those who only come from another sign-in service.</summary>
    [JsonIgnore]
    public string? PasswordHash { get; set; }

    /// <summary>Changes whenever everybody who is signed in as this user must sign in again.</summary>
    [JsonIgnore]
    public string SecurityStamp { get; set; } = "";

    /// <summary>Issuer and subject at the other sign-in service, with a space between, or null.</summary>
    public string? Login { get; set; }

    /// <summary>Wrong passwords since the last right one.</summary>
    public int FailedSignIns { get; set; }

    /// <summary>Until when no password is right (Unix milliseconds), or null.</summary>
    public long? LockedUntil { get; set; }

    public required long Created { get; set; }
}

internal sealed class UserRecordValidator : AbstractValidator<UserRecord>
{
    public UserRecordValidator()
    {
        RuleFor(u => u.Id).Id();
        RuleFor(u => u.Name).Text().MaximumLength(UserRecord.LongestName);
        RuleFor(u => u.NormalizedName).Text();
        RuleFor(u => u.Role).OneOf([.. Roles.All]);
        RuleFor(u => u.SecurityStamp).Must(stamp => !string.IsNullOrWhiteSpace(stamp)).WithMessage("Security Stamp is empty.");
        RuleFor(u => u.FailedSignIns).GreaterThanOrEqualTo(0);
        RuleFor(u => u.LockedUntil).Moment();
        RuleFor(u => u.Created).Moment();
    }
}
