using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Api.Transcribe;

/// <summary>Transcriptions: start, look, watch, cancel.</summary>
[ApiController]
[Route("/api/transcribe/{episode}")]
public sealed class TranscribeController(TranscribeOrchestrator transcribe) : ControllerBase
{
    /// <summary>Starts a transcription, or joins the one that waits or runs.</summary>
    [HttpPost]
    [ProducesResponseType<TranscribeResponse>(StatusCodes.Status202Accepted)]
    public async Task<ActionResult<TranscribeResponse>> StartAsync(
        string episode, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] StartTranscribeRequest? request, CancellationToken cancellationToken)
    {
        var status = await transcribe.StartAsync(episode, request?.ToSettings() ?? new(), cancellationToken);
        return Accepted($"/api/transcribe/{episode}", TranscribeResponse.From(status));
    }

    /// <summary>How it stands.</summary>
    [HttpGet]
    public async Task<TranscribeResponse> StatusAsync(string episode, CancellationToken cancellationToken) =>
        TranscribeResponse.From(await transcribe.StatusAsync(episode, cancellationToken));

    /// <summary>
    /// Server-sent events: `status` with a status, `segments` with the new segments (all so far when the stream opens);
    /// the stream ends after a status that is done, failed or cancelled.
    /// </summary>
    [HttpGet("progress")]
    [ProducesResponseType<TranscribeResponse>(StatusCodes.Status200OK, "text/event-stream")]
    public IResult ProgressAsync(string episode, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(transcribe.ProgressAsync(episode, cancellationToken).Select(TranscribeResponse.From));

    /// <summary>Stops it; what was heard is kept for the next start.</summary>
    [HttpDelete]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> CancelAsync(string episode, CancellationToken cancellationToken)
    {
        await transcribe.CancelAsync(episode, cancellationToken);
        return NoContent();
    }
}
