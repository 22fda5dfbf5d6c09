using FluentValidation;
using Podcasts.Core;
using Podcasts.Core.Transcripts.Reading;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcripts;

/// <summary>The row of a transcript that was made elsewhere: the publisher's, or one that somebody has attached.</summary>
public sealed class OtherTranscriptRecord : StoredRow
{
    /// <summary>The publisher's, which its feed offers.</summary>
    public const string Publisher = "publisher";

    /// <summary>Attached by somebody.</summary>
    public const string Import = "import";

    public required string Id { get; set; }

    public required string EpisodeId { get; set; }

    /// <summary>One of the two above.</summary>
    public required string Source { get; set; }

    /// <summary>What people know it by: the file's name, or the host that offers it.</summary>
    public required string Name { get; set; }

    /// <summary>Where the publisher offers it.</summary>
    public string? Url { get; set; }

    /// <summary>As the feed says, or null.</summary>
    public string? Language { get; set; }

    /// <summary>The file as it was given; null until it is taken.</summary>
    public string? File { get; set; }

    public required long Added { get; set; }

    /// <summary>When it was last tried to take it, or null.</summary>
    public long? Tried { get; set; }

    /// <summary>Why it could not be taken, or null.</summary>
    public string? Problem { get; set; }
}

internal sealed class OtherTranscriptRecordValidator : AbstractValidator<OtherTranscriptRecord>
{
    private const int LongestName = 300;

    public OtherTranscriptRecordValidator()
    {
        RuleFor(o => o.Id).Id();
        RuleFor(o => o.EpisodeId).Id();
        RuleFor(o => o.Source).OneOf(OtherTranscriptRecord.Publisher, OtherTranscriptRecord.Import);
        RuleFor(o => o.Name).Text().MaximumLength(LongestName);
        RuleFor(o => o.Url).WebAddress();
        RuleFor(o => o.Added).Moment();
        RuleFor(o => o.Tried).Moment();
        RuleFor(o => o.File).Custom((file, context) =>
        {
            if (Refusal(file) is { } refusal)
            {
                context.AddFailure(refusal);
            }
        });
    }

    private static string? Refusal(string? file)
    {
        try
        {
            return file is null || TranscriptParser.Parse(file).Count > 0 ? null : "File is empty.";
        }
        catch (PodcastsCoreException refused)
        {
            return refused.Message;
        }
    }
}
