using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Podcasts.Api.Episodes;
using Podcasts.Ops.Podcasts;

namespace Podcasts.Api.Podcasts;

/// <summary>Shows.</summary>
[ApiController]
[Route("/api/podcasts")]
public sealed class PodcastsController(PodcastsOrchestrator podcasts) : ControllerBase
{
    /// <summary>All shows by title, without their episodes.</summary>
    [HttpGet]
    public async Task<IReadOnlyList<PodcastSummaryResponse>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await podcasts.ListAsync(cancellationToken)).Select(PodcastSummaryResponse.From)];

    /// <summary>Adds the show of a feed; a feed that is known answers 200 with its show.</summary>
    [HttpPost]
    [ProducesResponseType<PodcastResponse>(StatusCodes.Status201Created)]
    [ProducesResponseType<PodcastResponse>(StatusCodes.Status200OK)]
    public async Task<ActionResult<PodcastResponse>> AddAsync(AddPodcastRequest request, CancellationToken cancellationToken)
    {
        var (podcast, created) = await podcasts.AddAsync(new Uri(request.FeedUrl!), cancellationToken);
        var response = PodcastResponse.From(podcast);
        return created ? Created($"/api/podcasts/{podcast.Id}", response) : Ok(response);
    }

    /// <summary>A show with its episodes, newest first.</summary>
    [HttpGet("{podcast}")]
    public async Task<PodcastResponse> GetAsync(string podcast, CancellationToken cancellationToken) =>
        PodcastResponse.From(await podcasts.GetAsync(podcast, cancellationToken));

    /// <summary>Reads the feed again.</summary>
    [HttpPost("{podcast}/refresh")]
    public async Task<PodcastResponse> RefreshAsync(string podcast, CancellationToken cancellationToken) =>
        PodcastResponse.From(await podcasts.RefreshAsync(podcast, cancellationToken));

    /// <summary>Transcribes all episodes of a show, or of a season; those that wait or run already are left to it.</summary>
    [HttpPost("{podcast}/transcribe")]
    [ProducesResponseType<TranscribePodcastResponse>(StatusCodes.Status202Accepted)]
    public async Task<ActionResult<TranscribePodcastResponse>> TranscribeAsync(
        string podcast, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] TranscribePodcastRequest? request, CancellationToken cancellationToken)
    {
        var queued = await podcasts.TranscribeAsync(podcast, request?.Season, request?.Which == TranscribePodcastRequest.All, cancellationToken);
        return Accepted("/api/queue", new TranscribePodcastResponse(queued));
    }

    /// <summary>All transcripts of a show in one file.</summary>
    /// <param name="podcast">The show.</param>
    /// <param name="format">As the ending of a transcript's address: txt, md, html, docx, csv, vtt, words.vtt, srt, podcast.json or json; all of them where nothing is said.</param>
    /// <param name="cancellationToken">Stops.</param>
    [HttpGet("{podcast}/transcripts.zip")]
    [ProducesResponseType<Stream>(StatusCodes.Status200OK, "application/zip")]
    public async Task<IActionResult> ExportAsync(string podcast, string? format, CancellationToken cancellationToken)
    {
        var archive = await podcasts.ExportAsync(podcast, format, cancellationToken);
        return File(archive.Content, "application/zip", archive.FileName);
    }

    /// <summary>Deletes a show with its episodes, transcripts and stored audio.</summary>
    [HttpDelete("{podcast}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> DeleteAsync(string podcast, CancellationToken cancellationToken)
    {
        await podcasts.DeleteAsync(podcast, cancellationToken);
        return NoContent();
    }

    /// <summary>How the show's episodes are transcribed where a request does not say otherwise.</summary>
    [HttpGet("{podcast}/settings")]
    public async Task<PodcastSettingsResponse> GetSettingsAsync(string podcast, CancellationToken cancellationToken) =>
        PodcastSettingsResponse.From(await podcasts.GetSettingsAsync(podcast, cancellationToken));

    /// <summary>Sets that for transcriptions that are started from now on.</summary>
    [HttpPut("{podcast}/settings")]
    public async Task<PodcastSettingsResponse> SaveSettingsAsync(string podcast, SavePodcastSettingsRequest request, CancellationToken cancellationToken) =>
        PodcastSettingsResponse.From(await podcasts.SaveSettingsAsync(podcast, request.ToSettings(), cancellationToken));

    /// <summary>The show's artwork, from our own copy.</summary>
    [HttpGet("{podcast}/image")]
    [ProducesResponseType<Stream>(StatusCodes.Status200OK, "image/jpeg", "image/png", "image/gif", "image/webp", "image/avif")]
    public async Task<IActionResult> ImageAsync(string podcast, CancellationToken cancellationToken) =>
        StoredFiles.Picture(this, await podcasts.ImageAsync(podcast, cancellationToken));
}
