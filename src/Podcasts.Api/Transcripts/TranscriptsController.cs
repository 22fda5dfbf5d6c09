using System.Text;
using Microsoft.AspNetCore.Mvc;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Api.Transcripts;

/// <summary>Transcripts.</summary>
[ApiController]
[Route("/api/transcripts")]
public sealed class TranscriptsController(TranscriptsOrchestrator transcripts) : ControllerBase
{
    /// <summary>The latest finished transcript of an episode.</summary>
    [HttpGet("{episode}")]
    public async Task<TranscriptResponse> GetAsync(string episode, CancellationToken cancellationToken) =>
        TranscriptResponse.From(await transcripts.GetAsync(episode, cancellationToken));

    /// <summary>The same as a file: txt, vtt, srt or json.</summary>
    [HttpGet("{episode}.{format}")]
    [ProducesResponseType<Stream>(StatusCodes.Status200OK, "text/plain", "text/vtt", "application/x-subrip", "application/json")]
    public async Task<IActionResult> ExportAsync(string episode, string format, CancellationToken cancellationToken)
    {
        var file = await transcripts.ExportAsync(episode, format, cancellationToken);
        return File(Encoding.UTF8.GetBytes(file.Text), file.ContentType + "; charset=utf-8", file.FileName);
    }
}
