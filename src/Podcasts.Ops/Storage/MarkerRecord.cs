using FluentValidation;

namespace Podcasts.Ops.Storage;

/// <summary>Remembers that something happened once, such as the sample show being deleted.</summary>
public sealed class MarkerRecord : StoredRow
{
    public required string Name { get; set; }

    public required long At { get; set; }
}

internal sealed class MarkerRecordValidator : AbstractValidator<MarkerRecord>
{
    public MarkerRecordValidator()
    {
        RuleFor(m => m.Name).Text();
        RuleFor(m => m.At).Moment();
    }
}
