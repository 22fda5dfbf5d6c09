using Microsoft.Extensions.Options;
using Podcasts.Core;
using Podcasts.Core.Fetching;
using Podcasts.Core.Models;
using Podcasts.Ops.Credentials;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Models;

/// <summary>What is done for a download: fetch to a temporary name, verify, rename. What was wrong is set aside, so that whatever lies under its final name is whole.</summary>
public sealed class ModelDownloadRun(ModelDownloader downloader, ModelParts parts, CredentialStore credentials, SetAside setAside, DataFolder data, IOptions<ModelsOptions> options)
{
    /// <exception cref="PodcastsException">It failed; the message says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">What has arrived stays.</exception>
    public async Task RunAsync(ModelDownload download, CancellationToken cancellationToken)
    {
        var model = download.Model;
        var part = parts.PathOf(model);
        var address = model.AddressAt(options.Value.Hub);
        var token = credentials.Find(CredentialKind.HuggingFace, address);
        try
        {
            await downloader.FetchAsync(model, token, part, download, cancellationToken);
        }
        catch (FetchException failure)
        {
            throw ModelDownloadFailure.Of(model, address, token is not null, failure);
        }

        download.Become(ModelDownloadState.Verifying);
        try
        {
            await ModelDownloader.VerifyAsync(model, part, cancellationToken);
        }
        catch (ModelFileException failure)
        {
            setAside.PutFileAside(part, failure.Message);
            throw ModelDownloadFailure.NotAsPromised(address, data.SetAside, failure);
        }

        File.Move(part, Path.Combine(data.Models, model.LocalFile), overwrite: true);
    }
}
