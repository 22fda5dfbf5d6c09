using FluentValidation;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcripts;

/// <summary>The row of one run over an episode: readable once <see cref="Finished"/>, and until a later run is finished.</summary>
public sealed class TranscriptRecord : StoredRow
{
    public required string Id { get; set; }

    public required string EpisodeId { get; set; }

    public required string Model { get; set; }

    /// <summary>ISO 639-1, as heard; null while nothing was said.</summary>
    public string? Language { get; set; }

    /// <summary>Whether its words are an English translation.</summary>
    public bool Translated { get; set; }

    public double DurationSeconds { get; set; }

    public long? Finished { get; set; }

    /// <summary>The copy of the audio that it was heard in, by its name, which is made of its hash; null where that was not noted.</summary>
    public string? AudioFile { get; set; }
}

internal sealed class TranscriptRecordValidator : AbstractValidator<TranscriptRecord>
{
    public TranscriptRecordValidator()
    {
        RuleFor(t => t.Id).Text();
        RuleFor(t => t.EpisodeId).Id();
        RuleFor(t => t.Model).Text();
        RuleFor(t => t.DurationSeconds).Seconds();
        RuleFor(t => t.Finished).Moment();
    }
}
