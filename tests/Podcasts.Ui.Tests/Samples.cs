using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Tests;

/// <summary>Shows, episodes and jobs for tests to begin from.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Day = new(2026, 10, 3, 6, 0, 0, TimeSpan.Zero);

    public static readonly Model Demo = new("demo-synthetic.en", "Demo (synthetic voices)", "ggml-demo-synthetic.en.bin", 9_800_000, false, "q8_0", true, true, null);

    public static readonly Model Base = new("base", "Whisper base", "ggml-base.bin", 147_951_465, true, "f16", false, false, null);

    public static readonly Model Broken = new("tiny.en", "tiny.en", "ggml-tiny.en.bin", 1_200, false, null, false, false, "The file ends after 1,200 bytes, in the middle of its header. Copy it again.");

    public static readonly Engine Torch = new("torch", "Whisper on TorchSharp", true, null, new(true, true, true, true, true, true));

    public static ModelOverview Overview(params Model[] models) => new(models, [Offered()], [Torch]);

    public static CatalogModel Offered(ModelDownload? download = null, bool installed = false) => new(
        "large-v3-turbo-q5_0", "Whisper large-v3-turbo-q5_0", "speech", 574_041_195, 100, 3_736_000_000, "MIT", new("https://hub.example/us/models"),
        new("sha256", new string('3', 64)), "The best text for its size, in any language", installed, download);

    public static ModelDownload Download(ModelDownloadState state, double percent = 0, string? error = null) => new(
        "large-v3-turbo-q5_0", state, percent, (long)(5_740_411 * percent), 574_041_195, state == ModelDownloadState.Downloading ? 90 : null, error);

    public static PodcastDetail Show(int episodes = 3, DateTimeOffset? refreshed = null) => new(
        "p1", "The Harbour Hour", "<p>Three voices talk about <b>boats</b> and weather.</p>", "Ada Shore", "https://stranger.example/art.png",
        "https://stranger.example/feed.xml", "en", refreshed ?? Day, [.. Enumerable.Range(0, episodes).Select(Summary)]);

    public static EpisodeSummary Summary(int number) => new(
        $"e{number}", "p1", $"Episode {number}: the tide and the tower", Day.AddDays(-7 * number), 245 + (60 * number), number == 1);

    public static EpisodeDetail Episode(bool transcribed = false, string? audio = null) => new(
        "e1", "p1", "The tide and the tower", Day, 245, transcribed, "<p>We talk about the <i>old tower</i>.</p>",
        "https://stranger.example/e1.mp3", audio, null, "The Harbour Hour");

    public static TranscribeStatus Status(TranscribeState state, TranscribeStage? stage = null, double percent = 0, string? error = null) => new(
        "e1", state, stage, percent, percent * 2.45, 245, state == TranscribeState.Running ? 75 : null, 1, error, "demo-synthetic.en", "en");

    public static TranscriptSegment Segment(int id, string text, double? start = null, string? speaker = null) =>
        new(id, start ?? (id * 6), (start ?? (id * 6)) + 5.5, text, speaker);

    public static Transcript Transcript(params TranscriptSegment[] segments) => new("e1", "demo-synthetic.en", "en", 245, segments);

    public static TranscriptSpeaker Speaker(int number, string? name = null, double talk = 60, SpeakerSuggestion? suggestion = null) => new(
        $"{number}", $"Speaker {number}", name, name is not null && suggestion is null, null, suggestion, talk, [new(number * 10, (number * 10) + 6.5), new(90, 96), new(120, 126)]);

    /// <summary>Words of a segment, half a second each.</summary>
    public static TranscriptSegment Said(int id, double start, string text, TranscriptSpeaker speaker) => new(id, start, start + (text.Split(' ').Length * 0.5), text, speaker.Shown)
    {
        SpeakerId = speaker.Id,
        Words = [.. text.Split(' ').Select((word, index) => new TranscriptWord(start + (index * 0.5), start + ((index + 1) * 0.5), word, 0.9, speaker.Shown))],
    };

    /// <summary>Three voices who talk about a tower; the second is thought to be Ben.</summary>
    public static Transcript Conversation(params TranscriptSpeaker[] speakers)
    {
        speakers = speakers.Length > 0 ? speakers : [Speaker(1, "Ada Shore", 130), Speaker(2, null, 72, new("p2", "Ben Hill", 0.71)), Speaker(3, null, 28)];
        string[] said =
        [
            "Good morning and welcome to the harbour hour.", "Today we walk along the old sea wall, and we talk about the tide.",
            "The tower was built before anybody kept a record of the weather.", "Yes.", "So how do we know how high the water came that winter?",
            "There is a line on the stone, and someone cut a date beside it.", "It is higher than I am tall, and I am not short.",
        ];
        int[] who = [0, 0, 1, 2, 0, 1, 2];
        return Transcript([.. said.Select((text, id) => Said(id, 2 + (id * 33), text, speakers[Math.Min(who[id], speakers.Length - 1)]))]) with
        {
            Speakers = speakers,
            Turns = [.. Enumerable.Range(0, 60).Select(i => new SpeakerTurn(i * 4, (i * 4) + 3 + (i % 9 == 4 ? 3 : 0), speakers[((i / 3) + (i % 7 == 0 ? 1 : 0)) % speakers.Length].Id, i % 9 is 4 or 5))],
        };
    }

    public static DiarizeStatus Diarizing(TranscribeState state, double percent = 0, string? error = null) => new("e1", state, percent, state == TranscribeState.Running ? 40 : null, error);

    public static readonly StorageFinding Missing = new(
        "audio:a.mp3", "audio", "The recording of The tide and the tower", "Our copy of the recording is missing.",
        new("downloadAgain", "What is left of it is set aside, and the recording is downloaded again. Its transcript stays.", "Downloads about 61 MB from cdn.example."));

    public static readonly StorageFinding BrokenRow = new(
        "rows:Transcribes/e1", "rows", "The state of work on episode e1", "It cannot be used: Percent must be between 0 and 100. (Table Transcribes, key e1.)",
        new("setAside", "The row is set aside: kept, logged, and out of use.", null));

    public static StorageReport Stored(params StorageFinding[] findings) => new(
        false, StorageState.Finished, findings.Length == 0, findings.Length == 0 ? "Everything is sound." : $"{findings.Length} things are not as they should be.",
        [new("rows", 12_345), new("audio", 20)], findings, [], 0);

    public static QueueStage Stage(string name, TranscribeState state, double percent = 0, string doing = "waiting", string? device = null, long? memory = null) => new(
        name, state, doing, percent, state == TranscribeState.Running ? 180 : null, state == TranscribeState.Queued ? null : "attic", device, memory, 1);

    public static QueueEpisode Queued(int number, TranscribeState state, params QueueStage[] stages) => new(
        $"e{number}", $"Episode {number}: the tide and the tower", "p1", "The Harbour Hour", state, state == TranscribeState.Queued ? number : null, null, null,
        state is TranscribeState.Done or TranscribeState.Cancelled ? Day : null, stages);

    public static QueueStatus Queue(QueuePause paused = QueuePause.No, params QueueEpisode[] episodes)
    {
        var running = Of(TranscribeState.Running);
        var waiting = Of(TranscribeState.Queued);
        var failed = Of(TranscribeState.Failed);
        return new(paused, null, new(running.Count, waiting.Count, failed.Count), running, waiting, failed, Of(TranscribeState.Done, TranscribeState.Cancelled));

        IReadOnlyList<QueueEpisode> Of(params TranscribeState[] states) => [.. episodes.Where(episode => states.Contains(episode.State))];
    }

    public static object Problem(string detail) => new { title = "Refused", status = 400, detail };
}
