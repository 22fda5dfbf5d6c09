using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Podcasts.Ops.Speakers;

namespace Podcasts.Api.Speakers;

/// <summary>The people of a show.</summary>
[ApiController]
[Route("/api/speakers")]
public sealed class SpeakersController(SpeakersOrchestrator speakers) : ControllerBase
{
    /// <summary>Those who were named in a show and those whom its feed names; with an episode also those whom its feed entry and its notes name.</summary>
    [HttpGet]
    public async Task<IReadOnlyList<PersonOverviewResponse>> ListAsync(
        [FromQuery, Required(ErrorMessage = "Say which show: /api/speakers?podcast= and its id.")] string podcast, [FromQuery] string? episode, CancellationToken cancellationToken) =>
        [.. (await speakers.ListAsync(podcast, episode, cancellationToken)).Select(PersonOverviewResponse.From)];

    /// <summary>Calls a person otherwise, in all episodes at once.</summary>
    [HttpPut("{speaker}")]
    public async Task<PersonOverviewResponse> RenameAsync(string speaker, RenamePersonRequest request, CancellationToken cancellationToken) =>
        PersonOverviewResponse.From(await speakers.RenameAsync(speaker, request.Name!, cancellationToken));

    /// <summary>Removes a person's voice prints, so that nobody is recognised as them any more; names in transcripts stay.</summary>
    [HttpDelete("{speaker}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> DeleteAsync(string speaker, CancellationToken cancellationToken)
    {
        await speakers.DeleteAsync(speaker, cancellationToken);
        return NoContent();
    }
}
