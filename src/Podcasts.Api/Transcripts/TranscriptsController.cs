using Microsoft.AspNetCore.Mvc;
using Podcasts.Api.Feeds;
using Podcasts.Api.Validation;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Api.Transcripts;

/// <summary>Transcripts.</summary>
[ApiController]
[Route("/api/transcripts")]
public sealed class TranscriptsController(TranscriptsOrchestrator transcripts) : ControllerBase
{
    private const int LargestTranscript = 32 << 20;

    /// <summary>The latest finished transcript of an episode.</summary>
    [HttpGet("{episode}")]
    public async Task<TranscriptResponse> GetAsync(string episode, CancellationToken cancellationToken) =>
        TranscriptResponse.From(await transcripts.GetAsync(episode, cancellationToken));

    /// <summary>The same as a file: txt, md, html, docx, csv, vtt, srt, json, podcast.json (of Podcasting 2.0), or words.vtt (with the time of each word).</summary>
    [HttpGet("{episode}.{format}")]
    [TypeFilter<OpenToOtherSites>]
    [ProducesResponseType<Stream>(
        StatusCodes.Status200OK, "text/plain", "text/markdown", "text/html", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "text/csv", "text/vtt", "application/x-subrip", "application/json")]
    public async Task<IActionResult> ExportAsync(string episode, string format, CancellationToken cancellationToken)
    {
        // A route's last dot ends the name, a transcript's first one does: .podcast.json is one format.
        var name = $"{episode}.{format}".Split('.', 2);
        var file = await transcripts.ExportAsync(name[0], name[1], cancellationToken);
        return File(file.Bytes, file.ContentType, file.FileName);
    }

    /// <summary>Transcripts of the episode that were made elsewhere: the publisher's, and those that were attached.</summary>
    [HttpGet("{episode}/others")]
    public async Task<IReadOnlyList<OtherTranscriptResponse>> ListOthersAsync(string episode, CancellationToken cancellationToken) =>
        [.. (await transcripts.ListOthersAsync(episode, cancellationToken)).Select(OtherTranscriptResponse.From)];

    /// <summary>Attaches a transcript that was made elsewhere, which is the body as it is: WebVTT, SubRip, the JSON or HTML of Podcasting 2.0, or our JSON.</summary>
    [HttpPost("{episode}/others")]
    [RawBody("text/vtt", "application/x-subrip", "application/json", "text/html")]
    [RequestSizeLimit(LargestTranscript)]
    [ProducesResponseType<OtherTranscriptResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<OtherTranscriptResponse>> AttachAsync(string episode, string? name, CancellationToken cancellationToken)
    {
        var file = await UploadedFile.ReadAsync(Request, cancellationToken);
        var other = await transcripts.AttachAsync(episode, name ?? "", file, Request.GetTypedHeaders().ContentType?.Charset.Value, cancellationToken);
        return Created($"/api/transcripts/{episode}/others/{other.Id}", OtherTranscriptResponse.From(other));
    }

    /// <summary>What is said in one of them.</summary>
    [HttpGet("{episode}/others/{other}")]
    public async Task<OtherTextResponse> GetOtherAsync(string episode, string other, CancellationToken cancellationToken) =>
        OtherTextResponse.From(await transcripts.GetOtherAsync(episode, other, cancellationToken));

    /// <summary>Ours and one of them, word by word.</summary>
    [HttpGet("{episode}/others/{other}/compare")]
    public async Task<CompareResponse> CompareAsync(string episode, string other, CancellationToken cancellationToken) =>
        CompareResponse.From(await transcripts.CompareAsync(episode, other, cancellationToken));

    /// <summary>Fetches the publisher's now.</summary>
    [HttpPost("{episode}/others/{other}/take")]
    public async Task<OtherTranscriptResponse> TakeAsync(string episode, string other, CancellationToken cancellationToken) =>
        OtherTranscriptResponse.From(await transcripts.TakeAsync(episode, other, cancellationToken));

    /// <summary>Takes away one that was attached.</summary>
    [HttpDelete("{episode}/others/{other}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> DetachAsync(string episode, string other, CancellationToken cancellationToken)
    {
        await transcripts.DetachAsync(episode, other, cancellationToken);
        return NoContent();
    }

    /// <summary>Says who a speaker is, or confirms who it is said to be.</summary>
    [HttpPut("{episode}/speakers/{speaker}")]
    public async Task<TranscriptResponse> NameSpeakerAsync(string episode, string speaker, NameSpeakerRequest request, CancellationToken cancellationToken) =>
        TranscriptResponse.From(await transcripts.NameSpeakerAsync(episode, speaker, request.Name, request.Confirm, cancellationToken));

    /// <summary>Makes two speakers one.</summary>
    [HttpPost("{episode}/speakers/merge")]
    public async Task<TranscriptResponse> MergeSpeakersAsync(string episode, MergeSpeakersRequest request, CancellationToken cancellationToken) =>
        TranscriptResponse.From(await transcripts.MergeSpeakersAsync(episode, request.From!, request.Into!, cancellationToken));

    /// <summary>Credits a turn, or any stretch, to a speaker, who may be new.</summary>
    [HttpPost("{episode}/speakers/reassign")]
    public async Task<TranscriptResponse> ReassignSpeakerAsync(string episode, ReassignSpeakerRequest request, CancellationToken cancellationToken) =>
        TranscriptResponse.From(await transcripts.ReassignSpeakerAsync(
            episode, request.Speaker!, TimeSpan.FromSeconds(request.Start), TimeSpan.FromSeconds(request.End), cancellationToken));

    /// <summary>Splits a segment before one of its words.</summary>
    [HttpPost("{episode}/speakers/split")]
    public async Task<TranscriptResponse> SplitSpeakerAsync(string episode, SplitSpeakerRequest request, CancellationToken cancellationToken) =>
        TranscriptResponse.From(await transcripts.SplitSpeakerAsync(episode, request.Segment, request.Word, cancellationToken));

    /// <summary>Takes the last correction of the speakers back.</summary>
    [HttpPost("{episode}/speakers/undo")]
    public async Task<TranscriptResponse> UndoSpeakersAsync(string episode, CancellationToken cancellationToken) =>
        TranscriptResponse.From(await transcripts.UndoSpeakersAsync(episode, cancellationToken));

    /// <summary>Writes what is said in a segment. Words that were not changed keep their times; 409 where somebody else was faster.</summary>
    [HttpPut("{episode}/segments/{segment:int}")]
    public async Task<TranscriptResponse> EditAsync(string episode, int segment, EditSegmentRequest request, CancellationToken cancellationToken) =>
        TranscriptResponse.From(await transcripts.EditAsync(episode, segment, request.Revision!, request.Text!, request.Continues, cancellationToken));

    /// <summary>Splits a segment at a place in its text.</summary>
    [HttpPost("{episode}/segments/{segment:int}/split")]
    public async Task<TranscriptResponse> SplitAsync(string episode, int segment, SplitSegmentRequest request, CancellationToken cancellationToken) =>
        TranscriptResponse.From(await transcripts.SplitAsync(episode, segment, request.Revision!, request.Offset, cancellationToken));

    /// <summary>Joins a segment with the one after it.</summary>
    [HttpPost("{episode}/segments/{segment:int}/join")]
    public async Task<TranscriptResponse> JoinAsync(string episode, int segment, SegmentRequest request, CancellationToken cancellationToken) =>
        TranscriptResponse.From(await transcripts.JoinAsync(episode, segment, request.Revision!, cancellationToken));

    /// <summary>Goes back to what the machine heard in a segment.</summary>
    [HttpPost("{episode}/segments/{segment:int}/revert")]
    public async Task<TranscriptResponse> RevertAsync(string episode, int segment, SegmentRequest request, CancellationToken cancellationToken) =>
        TranscriptResponse.From(await transcripts.RevertAsync(episode, segment, request.Revision!, cancellationToken));

    /// <summary>Takes the last correction of the text back.</summary>
    [HttpPost("{episode}/undo")]
    public async Task<TranscriptResponse> UndoAsync(string episode, CancellationToken cancellationToken) =>
        TranscriptResponse.From(await transcripts.UndoAsync(episode, cancellationToken));

    /// <summary>Makes the correction of the text again that was taken back last.</summary>
    [HttpPost("{episode}/redo")]
    public async Task<TranscriptResponse> RedoAsync(string episode, CancellationToken cancellationToken) =>
        TranscriptResponse.From(await transcripts.RedoAsync(episode, cancellationToken));

    /// <summary>All corrections of the text, the newest first.</summary>
    [HttpGet("{episode}/history")]
    public async Task<IReadOnlyList<RevisionResponse>> HistoryAsync(string episode, CancellationToken cancellationToken) =>
        [.. (await transcripts.HistoryAsync(episode, cancellationToken)).Select(RevisionResponse.From)];

    /// <summary>Finds and replaces in an episode or in a whole show; shows what would be replaced, or does it.</summary>
    [HttpPost("replace")]
    public async Task<ReplaceTextResponse> ReplaceAsync(ReplaceTextRequest request, CancellationToken cancellationToken) =>
        ReplaceTextResponse.From(await transcripts.ReplaceAsync(
            request.Podcast, request.Episode, request.Find!, request.Replace!, request.MatchCase, request.WholeWords, request.Apply, cancellationToken));

    /// <summary>Takes back all that was replaced in one step.</summary>
    [HttpPost("replace/{step}/undo")]
    public async Task<UndoReplaceResponse> UndoReplaceAsync(string step, CancellationToken cancellationToken) =>
        new(await transcripts.UndoReplaceAsync(step, cancellationToken));
}
