using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Podcasts.Ops.Diarize;

namespace Podcasts.Api.Diarize;

/// <summary>Identifications of speakers: start, look, watch, cancel.</summary>
[ApiController]
[Route("/api/diarize/{episode}")]
public sealed class DiarizeController(DiarizeOrchestrator diarize) : ControllerBase
{
    /// <summary>Identifies the speakers of an episode, or joins the job that waits or runs. Nothing is transcribed again, and corrections stay.</summary>
    [HttpPost]
    [ProducesResponseType<DiarizeResponse>(StatusCodes.Status202Accepted)]
    public async Task<ActionResult<DiarizeResponse>> StartAsync(
        string episode, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] StartDiarizeRequest? request, CancellationToken cancellationToken)
    {
        var status = await diarize.StartAsync(episode, request?.ToHints() ?? DiarizeHints.None, cancellationToken);
        return Accepted($"/api/diarize/{episode}", DiarizeResponse.From(status));
    }

    /// <summary>How it stands.</summary>
    [HttpGet]
    public async Task<DiarizeResponse> StatusAsync(string episode, CancellationToken cancellationToken) =>
        DiarizeResponse.From(await diarize.StatusAsync(episode, cancellationToken));

    /// <summary>Server-sent events: `status` with a status; the stream ends after one that is done, failed or cancelled.</summary>
    [HttpGet("progress")]
    [ProducesResponseType<DiarizeResponse>(StatusCodes.Status200OK, "text/event-stream")]
    public IResult ProgressAsync(string episode, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(diarize.ProgressAsync(episode, cancellationToken).Select(status => new SseItem<DiarizeResponse>(DiarizeResponse.From(status), "status")));

    /// <summary>Stops it; speakers that are known already stay.</summary>
    [HttpDelete]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> CancelAsync(string episode, CancellationToken cancellationToken)
    {
        await diarize.CancelAsync(episode, cancellationToken);
        return NoContent();
    }
}
