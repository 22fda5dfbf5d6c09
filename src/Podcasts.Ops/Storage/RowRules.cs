using FluentValidation;
using Podcasts.Ops.Audit;
using Podcasts.Ops.Bookmarks;
using Podcasts.Ops.Diarize;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Feeds;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Keys;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Search;
using Podcasts.Ops.Speakers;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.Transcripts;
using Podcasts.Ops.Transcripts.Editing;
using Podcasts.Ops.Users;

namespace Podcasts.Ops.Storage;

/// <summary>The rules of every row, the same on the way in and on the way out.</summary>
internal static class RowRules
{
    private static readonly Dictionary<Type, IValidator> Rules = new()
    {
        [typeof(PodcastRecord)] = new PodcastRecordValidator(),
        [typeof(EpisodeRecord)] = new EpisodeRecordValidator(),
        [typeof(TranscribeRecord)] = new TranscribeRecordValidator(),
        [typeof(WorkItemRecord)] = new WorkItemRecordValidator(),
        [typeof(TranscriptRecord)] = new TranscriptRecordValidator(),
        [typeof(SegmentRecord)] = new SegmentRecordValidator(),
        [typeof(SpeechRecord)] = new SpeechRecordValidator(),
        [typeof(TranscriptEditRecord)] = new TranscriptEditRecordValidator(),
        [typeof(DiarizeRecord)] = new DiarizeRecordValidator(),
        [typeof(HeardSpeakersRecord)] = new HeardSpeakersRecordValidator(),
        [typeof(SpeakerEditRecord)] = new SpeakerEditRecordValidator(),
        [typeof(PersonRecord)] = new PersonRecordValidator(),
        [typeof(VoicePrintRecord)] = new VoicePrintRecordValidator(),
        [typeof(PodcastSettingsRecord)] = new PodcastSettingsRecordValidator(),
        [typeof(FeedCheckRecord)] = new FeedCheckRecordValidator(),
        [typeof(PassageRecord)] = new PassageRecordValidator(),
        [typeof(UnindexedRecord)] = new UnindexedRecordValidator(),
        [typeof(FeedRecord)] = new FeedRecordValidator(),
        [typeof(OtherTranscriptRecord)] = new OtherTranscriptRecordValidator(),
        [typeof(BookmarkRecord)] = new BookmarkRecordValidator(),
        [typeof(UserRecord)] = new UserRecordValidator(),
        [typeof(KeyRecord)] = new KeyRecordValidator(),
        [typeof(AuditRecord)] = new AuditRecordValidator(),
        [typeof(MarkerRecord)] = new MarkerRecordValidator(),
    };

    /// <returns>Why the row is refused, or null where it is sound.</returns>
    public static string? Refusal(StoredRow row)
    {
        var result = Rules[row.GetType()].Validate(new ValidationContext<object>(row));
        return result.IsValid ? null : string.Join(' ', result.Errors.Select(e => e.ErrorMessage));
    }

    public static IRuleBuilderOptions<T, string> Id<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(Ids.Fits).WithMessage("{PropertyName} '{PropertyValue}' is not an id.");

    public static IRuleBuilderOptions<T, string> Text<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(text => !string.IsNullOrWhiteSpace(text)).WithMessage("{PropertyName} is empty.");

    public static IRuleBuilderOptions<T, string?> WebAddress<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            .WithMessage("{PropertyName} '{PropertyValue}' is not a web address.");

    public static IRuleBuilderOptions<T, double> Seconds<T>(this IRuleBuilder<T, double> rule) =>
        rule.Must(seconds => seconds is >= 0 and < 1e7).WithMessage("{PropertyName} {PropertyValue} is not a length in seconds.");

    public static IRuleBuilderOptions<T, double?> Seconds<T>(this IRuleBuilder<T, double?> rule) =>
        rule.Must(seconds => seconds is null or (>= 0 and < 1e7)).WithMessage("{PropertyName} {PropertyValue} is not a length in seconds.");

    // 1900 to 2200: dates of feeds are often odd, but not that odd.
    public static IRuleBuilderOptions<T, long?> Moment<T>(this IRuleBuilder<T, long?> rule) =>
        rule.Must(ms => ms is null or (> -2_208_988_800_000 and < 7_258_118_400_000)).WithMessage("{PropertyName} {PropertyValue} is not a moment.");

    public static IRuleBuilderOptions<T, long> Moment<T>(this IRuleBuilder<T, long> rule) =>
        rule.Must(ms => ms is > 0 and < 7_258_118_400_000).WithMessage("{PropertyName} {PropertyValue} is not a moment.");

    public static IRuleBuilderOptions<T, string> OneOf<T>(this IRuleBuilder<T, string> rule, params string[] words) =>
        rule.Must(words.Contains).WithMessage("{PropertyName} '{PropertyValue}' is none of " + string.Join(", ", words) + ".");
}
