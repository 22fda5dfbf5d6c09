using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Podcasts.Core.Fetching;

namespace Podcasts.Ops.Credentials;

/// <summary>The secrets that a person entered: encrypted on disk, each for one origin, handed out to code that speaks to that origin and to nobody else. Thread-safe.</summary>
public sealed partial class CredentialStore(CredentialFile file, IDataProtectionProvider protection, ILogger<CredentialStore> logger)
{
    private readonly Lock _lock = new();
    private readonly IDataProtector _protector = protection.CreateProtector("Podcasts.Credentials");
    private Dictionary<string, StoredCredential>? _stored;

    /// <summary>The secret of that name, if it may be shown to whoever is at <paramref name="address"/>; else null.</summary>
    /// <param name="name">Such as <see cref="CredentialKind.HuggingFace"/>.</param>
    /// <param name="address">Where it would be sent.</param>
    public BearerToken? Find(string name, Uri address) =>
        Stored(name) is { } stored && Reveal(stored) is { } value && new BearerToken(stored.Origin, value) is var token && token.IsFor(address) ? token : null;

    /// <summary>The login of the private feeds of whoever is at <paramref name="address"/>, as it stands in an address; null where none is stored.</summary>
    public string? FindLogin(Uri address) =>
        Logins().FirstOrDefault(login => new BearerToken(login.Origin, "").IsFor(address)) is { } login ? Reveal(login) : null;

    /// <summary>The logins of private feeds.</summary>
    internal IReadOnlyList<StoredCredential> Logins()
    {
        lock (_lock)
        {
            return [.. Load().Values.Where(stored => stored.Name.StartsWith(CredentialKind.FeedStart, StringComparison.Ordinal)).OrderBy(stored => stored.Name, StringComparer.Ordinal)];
        }
    }

    internal StoredCredential? Stored(string name)
    {
        lock (_lock)
        {
            return Load().GetValueOrDefault(name);
        }
    }

    /// <returns>The secret, or null where the keys that it was encrypted with are gone.</returns>
    internal string? Reveal(StoredCredential stored)
    {
        try
        {
            return _protector.Unprotect(stored.Protected);
        }
        catch (CryptographicException exception)
        {
            Log.Unreadable(logger, stored.Name, exception.Message);
            return null;
        }
    }

    internal void Save(string name, Uri origin, string value, DateTimeOffset now)
    {
        Change(stored => stored[name] = new StoredCredential(name, origin, _protector.Protect(value), now));
        Log.Saved(logger, name, origin);
    }

    internal void Delete(string name)
    {
        Change(stored => stored.Remove(name));
        Log.Deleted(logger, name);
    }

    private void Change(Action<Dictionary<string, StoredCredential>> change)
    {
        lock (_lock)
        {
            var changed = new Dictionary<string, StoredCredential>(Load());
            change(changed);
            file.Write(new([.. changed.Values.OrderBy(credential => credential.Name, StringComparer.Ordinal)]));
            _stored = changed;
        }
    }

    private Dictionary<string, StoredCredential> Load() => _stored ??= file.Read().Credentials.ToDictionary(credential => credential.Name);

    private static partial class Log
    {
        [LoggerMessage(701, LogLevel.Information, "The credential {Name} is stored, for {Origin} only.")]
        public static partial void Saved(ILogger logger, string name, Uri origin);

        [LoggerMessage(702, LogLevel.Information, "The credential {Name} is deleted.")]
        public static partial void Deleted(ILogger logger, string name);

        [LoggerMessage(703, LogLevel.Warning, "The credential {Name} cannot be read any more, because the keys in keys/ are not the ones it was encrypted with ({Reason}). Enter it again.")]
        public static partial void Unreadable(ILogger logger, string name, string reason);
    }
}
