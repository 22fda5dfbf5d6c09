namespace Podcasts.Ops.Credentials;

/// <summary>Credentials: list, save, delete. What was saved is never shown again.</summary>
public sealed class CredentialsOrchestrator(CredentialStore store, CredentialKinds kinds, CredentialTrials trials, TimeProvider time)
{
    private const int LongEnoughToShowAnEnd = 12;

    /// <summary>Every secret that can be entered, entered or not.</summary>
    public Task<IReadOnlyList<CredentialDetails>> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<CredentialDetails>>([.. kinds.All.Concat(store.Logins().Select(login => CredentialKind.OfFeeds(login.Origin) with { Name = login.Name })).Select(Describe)]);
    }

    /// <summary>Stores a secret in place of the one before it.</summary>
    /// <param name="name">One that can be entered.</param>
    /// <param name="value">The secret.</param>
    /// <param name="origin">Who may see it; null for the usual one.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <exception cref="NotFoundException">There is no use for a secret of that name.</exception>
    public Task<CredentialDetails> SaveAsync(string name, string value, Uri? origin, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var kind = kinds.Get(name);
        if (kind.IsLogin && !value.Contains(':', StringComparison.Ordinal))
        {
            throw new UnprocessableException("A login of feeds is a name, a colon and a password, both escaped as in an address, such as ann:my%20secret.");
        }

        if (kind.IsLogin && origin is not null && origin.Authority != kind.Origin.Authority)
        {
            throw new UnprocessableException($"The login {name} is for {kind.Origin.Authority}, not for {origin.Authority}.");
        }

        store.Save(name, origin is null ? kind.Origin : CredentialKinds.OriginOf(origin), value, time.GetUtcNow());
        return Task.FromResult(Describe(kind));
    }

    /// <summary>Shows a stored secret to the server that it is for, and says what that makes of it.</summary>
    /// <exception cref="NotFoundException">There is no use for a secret of that name.</exception>
    /// <exception cref="UnprocessableException">None is stored, or it cannot be read.</exception>
    public Task<CredentialVerdict> TestAsync(string name, CancellationToken cancellationToken) => trials.RunAsync(kinds.Get(name), cancellationToken);

    /// <summary>Forgets a secret.</summary>
    /// <exception cref="NotFoundException">There is no use for a secret of that name.</exception>
    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        store.Delete(kinds.Get(name).Name);
        return Task.CompletedTask;
    }

    private CredentialDetails Describe(CredentialKind kind)
    {
        if (store.Stored(kind.Name) is not { } stored)
        {
            return new(kind.Name, kind.Title, kind.Origin, null, null, null);
        }

        var value = store.Reveal(stored);
        return new(
            kind.Name,
            kind.Title,
            stored.Origin,
            stored.Set,
            value?.Length >= LongEnoughToShowAnEnd && !kind.IsLogin ? value[^4..] : null,
            value is null ? "It cannot be read any more, because the keys in the data folder are not the ones it was encrypted with. Enter it again." : null);
    }
}
