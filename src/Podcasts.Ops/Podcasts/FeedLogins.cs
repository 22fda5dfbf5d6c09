using Podcasts.Ops.Credentials;

namespace Podcasts.Ops.Podcasts;

/// <summary>Takes logins of private feeds out of addresses, which lie in the database and in backups as they are, and keeps them with the other secrets.</summary>
public sealed class FeedLogins(CredentialStore store, TimeProvider time)
{
    /// <summary>Keeps the login that stands in an address, for its scheme, host and port alone.</summary>
    /// <returns>Whether it is kept now, so that the address may go without. Where that server has another one already, two of its feeds want different ones, and each stays in its address.</returns>
    public bool Keep(Uri feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        if (feed.UserInfo.Length == 0 || !feed.UserInfo.Contains(':', StringComparison.Ordinal))
        {
            return false;
        }

        if (store.FindLogin(feed) is { } known)
        {
            return known == feed.UserInfo;
        }

        var kind = CredentialKind.OfFeeds(CredentialKinds.OriginOf(feed));
        if (store.Stored(kind.Name) is not null)
        {
            return false;
        }

        store.Save(kind.Name, kind.Origin, feed.UserInfo, time.GetUtcNow());
        return true;
    }

    /// <summary>The address without a login.</summary>
    public static Uri Without(Uri address) => new UriBuilder(address) { UserName = "", Password = "" }.Uri;
}
