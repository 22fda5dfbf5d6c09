using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Podcasts.Api.Account;
using Podcasts.Ops.Credentials;

namespace Podcasts.Api.Credentials;

/// <summary>Tokens and keys that the app shows to other servers.</summary>
[ApiController]
[Route("/api/credentials")]
[Authorize(Access.Admin)]
public sealed class CredentialsController(CredentialsOrchestrator credentials) : ControllerBase
{
    /// <summary>Every secret that can be entered, entered or not, without its value.</summary>
    [HttpGet]
    public async Task<IReadOnlyList<CredentialResponse>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await credentials.ListAsync(cancellationToken)).Select(CredentialResponse.From)];

    /// <summary>Stores a secret, encrypted, in place of the one before it.</summary>
    [HttpPut("{credential}")]
    public async Task<CredentialResponse> SaveAsync(string credential, SaveCredentialRequest request, CancellationToken cancellationToken) =>
        CredentialResponse.From(await credentials.SaveAsync(
            credential, request.Value!, string.IsNullOrEmpty(request.Origin) ? null : new Uri(request.Origin), cancellationToken));

    /// <summary>Shows a stored secret to the server that it is for, and says what that makes of it.</summary>
    [HttpPost("{credential}/test")]
    public async Task<CredentialTestResponse> TestAsync(string credential, CancellationToken cancellationToken) =>
        CredentialTestResponse.From(await credentials.TestAsync(credential, cancellationToken));

    /// <summary>Forgets a secret.</summary>
    [HttpDelete("{credential}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> DeleteAsync(string credential, CancellationToken cancellationToken)
    {
        await credentials.DeleteAsync(credential, cancellationToken);
        return NoContent();
    }
}
