using Microsoft.Extensions.Options;
using Podcasts.Core.Directories;
using Podcasts.Core.Models;
using Podcasts.Core.Transcribe.OpenAi;

namespace Podcasts.Ops.Credentials;

/// <summary>A secret that the app has a use for.</summary>
/// <param name="Name">What routes and settings call it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Origin">Who may see it where a person does not say otherwise.</param>
public sealed record CredentialKind(string Name, string Title, Uri Origin)
{
    public const string HuggingFace = "hugging-face";
    public const string OpenAi = "openai";
    public const string PodcastIndexKey = "podcast-index-key";
    public const string PodcastIndexSecret = "podcast-index-secret";

    /// <summary>Before a server's name and perhaps port: the login of its private feeds, such as <c>feed:members.example</c>.</summary>
    public const string FeedStart = "feed:";

    /// <summary>The login of the private feeds at a server.</summary>
    /// <param name="origin">Scheme, host and port.</param>
    public static CredentialKind OfFeeds(Uri origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return new(FeedStart + origin.Authority, $"Login of the feeds at {origin.Authority}", origin);
    }

    /// <summary>Whether it is a name and a password, <c>name:password</c>, both escaped as in an address.</summary>
    public bool IsLogin => Name.StartsWith(FeedStart, StringComparison.Ordinal);
}

/// <summary>The secrets that can be entered.</summary>
public sealed class CredentialKinds(IOptions<ModelsOptions> models, IOptions<OpenAiOptions> openAi, IOptions<DirectoriesOptions> directories)
{
    public IReadOnlyList<CredentialKind> All { get; } =
    [
        new(CredentialKind.HuggingFace, "Hugging Face token", OriginOf(models.Value.Hub)),
        new(CredentialKind.OpenAi, "OpenAI-compatible key", OriginOf(new Uri(openAi.Value.Address ?? "https://api.openai.com"))),
        new(CredentialKind.PodcastIndexKey, "Podcast Index key", PodcastIndex(directories.Value)),
        new(CredentialKind.PodcastIndexSecret, "Podcast Index secret", PodcastIndex(directories.Value)),
    ];

    /// <summary>Scheme, host and port of an address.</summary>
    public static Uri OriginOf(Uri address) => new(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped));

    private static CredentialKind? OfFeeds(string name) =>
        name.StartsWith(CredentialKind.FeedStart, StringComparison.Ordinal)
        && Uri.TryCreate($"https://{name[CredentialKind.FeedStart.Length..]}", UriKind.Absolute, out var origin)
        && origin is { PathAndQuery: "/", UserInfo: "", Fragment: "" }
            ? CredentialKind.OfFeeds(origin) with { Name = name }
            : null;

    private static Uri PodcastIndex(DirectoriesOptions directories) => OriginOf(new Uri(directories.PodcastIndex ?? "https://api.podcastindex.org"));

    /// <exception cref="NotFoundException">There is none of that name.</exception>
    public CredentialKind Get(string name) => All.FirstOrDefault(kind => kind.Name == name) ?? OfFeeds(name)
        ?? throw new NotFoundException($"There is no use for a credential called {name}; those that can be entered are {string.Join(" and ", All.Select(kind => kind.Name))}.");
}
