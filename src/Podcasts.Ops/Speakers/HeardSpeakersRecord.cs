using System.Text.Json.Serialization;
using FluentValidation;
using Podcasts.Core.Speakers;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Speakers;

/// <summary>The row of who speaks when in an episode, as the machine says; what people say is in <see cref="SpeakerEditRecord"/>.</summary>
public sealed class HeardSpeakersRecord : StoredRow
{
    public required string EpisodeId { get; set; }

    /// <summary>Which networks said so.</summary>
    public required string Model { get; set; }

    /// <summary>The audio that was heard.</summary>
    public required string AudioFile { get; set; }

    public required double DurationSeconds { get; set; }

    /// <summary>As <see cref="StoredTurns"/> writes them.</summary>
    public required string Turns { get; set; }

    /// <summary>The same with one speaker at a time.</summary>
    public required string Exclusive { get; set; }

    /// <summary>As <see cref="StoredVoices"/> writes them; null where the show's voice prints are not wanted.</summary>
    [JsonIgnore] // Never in a log.
    public string? Voices { get; set; }

    internal DiarizedEpisode ToCore() => new(
        Model, TimeSpan.FromSeconds(DurationSeconds), StoredTurns.Read(Turns), StoredTurns.Read(Exclusive), StoredVoices.Read(Voices));
}

internal sealed class HeardSpeakersRecordValidator : AbstractValidator<HeardSpeakersRecord>
{
    public HeardSpeakersRecordValidator()
    {
        RuleFor(h => h.EpisodeId).Id();
        RuleFor(h => h.Model).Text();
        RuleFor(h => h.AudioFile).Text();
        RuleFor(h => h.DurationSeconds).Seconds();
        RuleFor(h => h).Custom((h, context) =>
        {
            foreach (var refusal in new[] { StoredTurns.Refusal(h.Turns), StoredTurns.Refusal(h.Exclusive), StoredVoices.Refusal(h.Voices) }.OfType<string>())
            {
                context.AddFailure(refusal);
            }
        });
    }
}
