using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Editing;
using Podcasts.Core.Transcripts;

namespace Podcasts.Ops.Speakers;

/// <summary>Who speaks in an episode.</summary>
/// <param name="Heard">As the machine says.</param>
/// <param name="Edits">What people have corrected, oldest first.</param>
/// <param name="Names">What they have said about names.</param>
/// <param name="Speakers">After that, with names.</param>
/// <param name="Turns">After that.</param>
/// <param name="Voices">Of these speakers; empty where voice prints are not wanted.</param>
internal sealed record SpokenEpisode(
    DiarizedEpisode Heard,
    IReadOnlyList<SpeakerEdit> Edits,
    EditedNames Names,
    IReadOnlyList<TranscriptSpeaker> Speakers,
    IReadOnlyList<TranscriptTurn> Turns,
    IReadOnlyList<SpeakerVoice> Voices)
{
    /// <summary>The number of a speaker nobody knew of before.</summary>
    public int FreeNumber => 1 + Heard.Turns.Select(turn => turn.Speaker)
        .Concat(Edits.Select(edit => edit is ReassignEdit reassign ? reassign.Speaker : 0))
        .DefaultIfEmpty(0).Max();

    /// <summary>What an undo would take back, in a few words; null where there is nothing.</summary>
    public string? Undo => LatestEdit.Tell(Edits);

    /// <summary>Whether a voice, as heard or after corrections, is a speaker's.</summary>
    public bool Is(SpeakerVoice voice, TranscriptSpeaker speaker) => SpeakerNumber.Write(Names.Current(voice.Speaker)) == speaker.Id;

    /// <summary>Cuts and credits segments.</summary>
    public IReadOnlyList<TranscriptSegment> Segments(IReadOnlyList<TranscriptSegment> segments) => SpokenTranscript.Segments(segments, Heard, Edits, Speakers);
}
