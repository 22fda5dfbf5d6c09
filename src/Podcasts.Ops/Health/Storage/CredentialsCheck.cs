using System.Runtime.CompilerServices;
using Podcasts.Ops.Credentials;

namespace Podcasts.Ops.Health.Storage;

/// <summary>Every secret that was entered can still be read.</summary>
internal sealed class CredentialsCheck(CredentialsOrchestrator credentials) : IStorageCheck
{
    public string Name => "credentials";

    public async IAsyncEnumerable<StorageLook> LookAsync(bool thorough, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var credential in (await credentials.ListAsync(cancellationToken)).Where(credential => credential.Set is not null))
        {
            yield return new(StorageGroup.Credentials, credential.Problem is { } problem
                ? new($"{Name}:{credential.Name}", StorageGroup.Credentials, $"The {credential.Title}", problem, null)
                : null);
        }
    }

    public Task<string?> RepairAsync(string subject, CancellationToken cancellationToken) =>
        throw new UnprocessableException("Only you know the secret: enter it again on the page Credentials.");
}
