using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Podcasts.Api.Account;
using Podcasts.Ops.Users;

namespace Podcasts.Api.Users;

/// <summary>Who may sign in, and what they may do.</summary>
[ApiController]
[Route("/api/users")]
[Authorize(Access.Admin)]
public sealed class UsersController(UsersOrchestrator users) : ControllerBase
{
    /// <summary>Everybody who may sign in.</summary>
    [HttpGet]
    public async Task<IReadOnlyList<UserResponse>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await users.ListAsync(cancellationToken)).Select(UserResponse.From)];

    /// <summary>Adds a user. The first one is an admin, and from then on everybody has to sign in.</summary>
    [HttpPost]
    [Authorize(Access.Person)]
    [ProducesResponseType<UserResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<UserResponse>> AddAsync(AddUserRequest request, CancellationToken cancellationToken)
    {
        var user = await users.AddAsync(request.Name!, request.Password!, request.Role!, cancellationToken);
        return Created($"/api/users/{user.Id}", UserResponse.From(user));
    }

    /// <summary>Gives a user another role or password, and ends what they have open.</summary>
    [HttpPut("{user}")]
    [Authorize(Access.Person)]
    public async Task<UserResponse> ChangeAsync(string user, ChangeUserRequest request, CancellationToken cancellationToken) =>
        UserResponse.From(await users.ChangeAsync(user, request.Role, request.Password, cancellationToken));

    /// <summary>Ends whatever a user has open in any browser.</summary>
    [HttpPost("{user}/signout")]
    [Authorize(Access.Person)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> SignOutAsync(string user, CancellationToken cancellationToken)
    {
        await users.SignOutAsync(user, cancellationToken);
        return NoContent();
    }

    /// <summary>Takes a user out, with their keys; what they made stays.</summary>
    [HttpDelete("{user}")]
    [Authorize(Access.Person)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> DeleteAsync(string user, CancellationToken cancellationToken)
    {
        await users.DeleteAsync(user, cancellationToken);
        return NoContent();
    }
}
