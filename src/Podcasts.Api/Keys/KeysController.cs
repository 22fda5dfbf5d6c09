using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Podcasts.Api.Account;
using Podcasts.Ops;
using Podcasts.Ops.Keys;
using Podcasts.Ops.Users;

namespace Podcasts.Api.Keys;

/// <summary>Keys that programs show in place of their user. Admins see everybody's.</summary>
[ApiController]
[Route("/api/keys")]
[Authorize(Access.Person)]
public sealed class KeysController(KeysOrchestrator keys) : ControllerBase
{
    private string? Mine => User.Role() == Roles.Admin ? null : User.Id();

    /// <summary>The keys that there are, the newest first, without the keys themselves.</summary>
    [HttpGet]
    public async Task<IReadOnlyList<KeyResponse>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await keys.ListAsync(Mine, cancellationToken)).Select(KeyResponse.From)];

    /// <summary>Makes a key. It is told in this answer and never again.</summary>
    [HttpPost]
    [ProducesResponseType<NewKeyResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<NewKeyResponse>> CreateAsync(CreateKeyRequest request, CancellationToken cancellationToken)
    {
        if (User.Id() is null)
        {
            throw new ConflictException("There is no user yet, and programs at this computer need no key. Make the first user on the page Users.");
        }

        var key = await keys.CreateAsync(User.Account(), request.Name!, request.Role!, TimeSpan.FromDays(request.Days!.Value), cancellationToken);
        return Created($"/api/keys/{key.Details.Id}", NewKeyResponse.From(key));
    }

    /// <summary>Revokes a key: from now on it opens nothing.</summary>
    [HttpDelete("{key}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> DeleteAsync(string key, CancellationToken cancellationToken)
    {
        await keys.DeleteAsync(key, Mine, cancellationToken);
        return NoContent();
    }
}
