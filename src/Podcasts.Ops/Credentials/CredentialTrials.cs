using System.Net;
using Microsoft.Extensions.Options;
using Podcasts.Core;
using Podcasts.Core.Directories;
using Podcasts.Core.Fetching;
using Podcasts.Core.Models;
using Podcasts.Core.Transcribe.OpenAi;

namespace Podcasts.Ops.Credentials;

/// <summary>Tries secrets: each is shown to its own server, with a question that costs nothing.</summary>
public sealed class CredentialTrials(
    CredentialStore store,
    Fetcher fetcher,
    PodcastIndexDirectory podcastIndex,
    IOptions<ModelsOptions> models,
    IOptions<OpenAiOptions> openAi,
    IOptions<DirectoriesOptions> directories)
{
    private const string AnyShow = "podcasting 2.0";

    /// <exception cref="UnprocessableException">None is stored, or it cannot be read or shown to the server that the settings name.</exception>
    internal async Task<CredentialVerdict> RunAsync(CredentialKind kind, CancellationToken cancellationToken)
    {
        if (kind.IsLogin)
        {
            throw new UnprocessableException("The login of feeds is tried whenever one of them is read: refresh its show, and see.");
        }

        if (store.Stored(kind.Name) is not { } stored)
        {
            throw new UnprocessableException($"No {kind.Title} is stored. Enter it and save it first.");
        }

        var host = stored.Origin.Authority;
        try
        {
            await AskAsync(kind, cancellationToken);
            return new(true, $"{host} accepts it.");
        }
        catch (FetchException failure) when (failure.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return new(false, $"{host} refuses it. Copy it once more from the page that gave it to you, or make a new one there.");
        }
        catch (PodcastsCoreException failure)
        {
            return new(null, $"Whether it is right could not be found out. {failure.Message}");
        }
    }

    private async Task AskAsync(CredentialKind kind, CancellationToken cancellationToken)
    {
        switch (kind.Name)
        {
            case CredentialKind.HuggingFace:
                await AskAsync(kind, new Uri(models.Value.Hub, "api/whoami-v2"), cancellationToken);
                break;
            case CredentialKind.OpenAi:
                await AskAsync(kind, new Uri(OpenAiBase(), "models"), cancellationToken);
                break;
            default:
                EnsureBoth();
                await podcastIndex.FindAsync(AnyShow, cancellationToken);
                break;
        }
    }

    private async Task AskAsync(CredentialKind kind, Uri address, CancellationToken cancellationToken)
    {
        var token = store.Find(kind.Name, address)
            ?? throw new UnprocessableException($"The {kind.Title} cannot be read any more, or it is for another server than {address.Authority}, which the settings name. Enter it again.");
        await fetcher.FetchJsonAsync(address, OriginHeaders.Of(token), cancellationToken);
    }

    private void EnsureBoth()
    {
        if (directories.Value.PodcastIndex is null || !podcastIndex.IsOpen)
        {
            throw new UnprocessableException("Podcast Index wants a key and a secret, both for the server that the settings name. Enter the other one, too.");
        }
    }

    private Uri OpenAiBase()
    {
        var address = new Uri(openAi.Value.Address ?? "https://api.openai.com/v1");
        return new(address, $"/{(address.AbsolutePath.Trim('/') is { Length: > 0 } path ? path : "v1")}/");
    }
}
