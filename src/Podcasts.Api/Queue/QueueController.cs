using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Mvc;
using Podcasts.Ops.Queue;

namespace Podcasts.Api.Queue;

/// <summary>The queue: look, watch, pause, go on, put an episode first, try it again, cancel it.</summary>
[ApiController]
[Route("/api/queue")]
public sealed class QueueController(QueueOrchestrator queue) : ControllerBase
{
    /// <summary>What runs, waits, failed and is done.</summary>
    [HttpGet]
    public async Task<QueueResponse> GetAsync(CancellationToken cancellationToken) => QueueResponse.From(await queue.GetAsync(cancellationToken));

    /// <summary>Server-sent events: `queue` with the queue as it is, and again whenever it has changed, until the caller leaves.</summary>
    [HttpGet("progress")]
    [ProducesResponseType<QueueResponse>(StatusCodes.Status200OK, "text/event-stream")]
    public IResult ProgressAsync(CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(queue.ProgressAsync(cancellationToken).Select(details => new SseItem<QueueResponse>(QueueResponse.From(details), "queue")));

    /// <summary>Begins nothing new, on any machine, until somebody says to go on.</summary>
    [HttpPost("pause")]
    public async Task<QueueResponse> PauseAsync(PauseQueueRequest request, CancellationToken cancellationToken) =>
        QueueResponse.From(await queue.PauseAsync(request.Mode!, cancellationToken));

    /// <summary>Goes on with everything that waits.</summary>
    [HttpPost("resume")]
    public async Task<QueueResponse> ResumeAsync(CancellationToken cancellationToken) => QueueResponse.From(await queue.ResumeAsync(cancellationToken));

    /// <summary>"Next, please": puts an episode in front of everything else that waits.</summary>
    [HttpPost("{episode}/next")]
    public async Task<QueueResponse> NextAsync(string episode, CancellationToken cancellationToken) =>
        QueueResponse.From(await queue.NextAsync(episode, cancellationToken));

    /// <summary>Starts what failed or was cancelled again, at the stage where it stopped.</summary>
    [HttpPost("{episode}/retry")]
    public async Task<QueueResponse> RetryAsync(string episode, CancellationToken cancellationToken) =>
        QueueResponse.From(await queue.RetryAsync(episode, cancellationToken));

    /// <summary>Stops an episode's work, transcription and speakers; what was finished is kept.</summary>
    [HttpDelete("{episode}")]
    public async Task<QueueResponse> CancelAsync(string episode, CancellationToken cancellationToken) =>
        QueueResponse.From(await queue.CancelAsync(episode, cancellationToken));
}
