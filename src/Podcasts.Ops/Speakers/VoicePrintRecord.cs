using System.Text.Json.Serialization;
using FluentValidation;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Speakers;

/// <summary>The row of what a person's voice was like in an episode; the key is person and episode.</summary>
public sealed class VoicePrintRecord : StoredRow
{
    public required string PersonId { get; set; }

    public required string EpisodeId { get; set; }

    /// <summary>Which networks made it; it is compared with no others'.</summary>
    public required string Model { get; set; }

    /// <summary>As <see cref="StoredPrint"/> writes it.</summary>
    [JsonIgnore] // Never in a log.
    public string Print { get; set; } = "";

    /// <summary>How long the person spoke alone in what it was made of.</summary>
    public required double SoloSeconds { get; set; }

    public required int Turns { get; set; }

    /// <summary>Mean cosine of the parts to the whole.</summary>
    public required double Cohesion { get; set; }
}

internal sealed class VoicePrintRecordValidator : AbstractValidator<VoicePrintRecord>
{
    public VoicePrintRecordValidator()
    {
        RuleFor(v => v.PersonId).Id();
        RuleFor(v => v.EpisodeId).Id();
        RuleFor(v => v.Model).Text();
        RuleFor(v => v.Print).Must(StoredPrint.IsSound).WithMessage("Print is not a vector of length one.");
        RuleFor(v => v.SoloSeconds).Seconds();
        RuleFor(v => v.Turns).GreaterThanOrEqualTo(0);
        RuleFor(v => v.Cohesion).InclusiveBetween(-1.001, 1.001);
    }
}
