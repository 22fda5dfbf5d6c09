using FluentValidation;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Audit;

/// <summary>The row of something that somebody did.</summary>
public sealed class AuditRecord : StoredRow
{
    public const int LongestText = 400;

    /// <summary>Rises.</summary>
    public long Id { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public required long At { get; set; }

    /// <summary>The name as it was then.</summary>
    public required string Who { get; set; }

    public string? UserId { get; set; }

    /// <summary>What was done, such as <c>podcasts delete</c>.</summary>
    public required string Action { get; set; }

    /// <summary>To what, or how it ended.</summary>
    public string? Subject { get; set; }

    /// <summary>Network address that it came from.</summary>
    public string? Address { get; set; }
}

internal sealed class AuditRecordValidator : AbstractValidator<AuditRecord>
{
    public AuditRecordValidator()
    {
        RuleFor(a => a.At).Moment();
        RuleFor(a => a.Who).Text().MaximumLength(AuditRecord.LongestText);
        RuleFor(a => a.Action).Text().MaximumLength(AuditRecord.LongestText);
        RuleFor(a => a.Subject).MaximumLength(AuditRecord.LongestText);
        RuleFor(a => a.Address).MaximumLength(AuditRecord.LongestText);
    }
}
