using Microsoft.AspNetCore.Mvc;
using Podcasts.Ops.Episodes;

namespace Podcasts.Api.Episodes;

/// <summary>Episodes.</summary>
[ApiController]
[Route("/api/episodes")]
public sealed class EpisodesController(EpisodesOrchestrator episodes) : ControllerBase
{
    /// <summary>An episode.</summary>
    [HttpGet("{episode}")]
    public async Task<EpisodeResponse> GetAsync(string episode, CancellationToken cancellationToken) =>
        EpisodeResponse.From(await episodes.GetAsync(episode, cancellationToken));

    /// <summary>Our own copy of the audio; ranges are honoured. 404 until it is downloaded, which a transcription does.</summary>
    [HttpGet("{episode}/audio")]
    [ProducesResponseType<Stream>(StatusCodes.Status200OK, "audio/mpeg", "audio/mp4", "audio/ogg", "audio/flac", "audio/wav", "audio/aac")]
    public async Task<IActionResult> AudioAsync(string episode, CancellationToken cancellationToken) =>
        StoredFiles.Audio(this, await episodes.AudioAsync(episode, cancellationToken));

    /// <summary>Fetches the publisher's audio without transcribing it, or joins whoever does; for audio that was deleted because of its age.</summary>
    [HttpPost("{episode}/audio")]
    [ProducesResponseType<AudioFetchResponse>(StatusCodes.Status202Accepted)]
    public async Task<ActionResult<AudioFetchResponse>> FetchAudioAsync(string episode, CancellationToken cancellationToken) =>
        Accepted($"/api/episodes/{episode}/audio/progress", AudioFetchResponse.From(await episodes.FetchAudioAsync(episode, cancellationToken)));

    /// <summary>Server-sent events, `status` each; the stream ends after one that is done or failed.</summary>
    [HttpGet("{episode}/audio/progress")]
    [ProducesResponseType<AudioFetchResponse>(StatusCodes.Status200OK, "text/event-stream")]
    public IResult AudioProgressAsync(string episode, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(episodes.AudioProgressAsync(episode, cancellationToken).Select(AudioFetchResponse.From), "status");

    /// <summary>What the audio looks like, to draw a waveform. 404 until it is downloaded and decoded, which a transcription does.</summary>
    [HttpGet("{episode}/peaks")]
    public async Task<PeaksResponse> PeaksAsync(string episode, CancellationToken cancellationToken) =>
        PeaksResponse.From(await episodes.PeaksAsync(episode, cancellationToken));

    /// <summary>Its chapters, as the publisher has set them, in order of time; empty where there are none.</summary>
    [HttpGet("{episode}/chapters")]
    public async Task<IReadOnlyList<ChapterResponse>> ChaptersAsync(string episode, CancellationToken cancellationToken) =>
        [.. (await episodes.ChaptersAsync(episode, cancellationToken)).Select(ChapterResponse.From)];

    /// <summary>The episode's artwork, or else its show's, from our own copy.</summary>
    [HttpGet("{episode}/image")]
    [ProducesResponseType<Stream>(StatusCodes.Status200OK, "image/jpeg", "image/png", "image/gif", "image/webp", "image/avif")]
    public async Task<IActionResult> ImageAsync(string episode, CancellationToken cancellationToken) =>
        StoredFiles.Picture(this, await episodes.ImageAsync(episode, cancellationToken));
}
