using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Podcasts.Core.Fetching;

namespace Podcasts.Core.Models;

/// <summary>Fetches an offered model and makes sure that it is the one that was promised.</summary>
public sealed class ModelDownloader(Fetcher fetcher, IOptions<ModelsOptions> options)
{
    /// <summary>Downloads the file, or the rest of it where its beginning lies at <paramref name="path"/>.</summary>
    /// <param name="model">One of the catalog's.</param>
    /// <param name="token">Shown to its own origin only; null for none.</param>
    /// <param name="path">A temporary place; its folder exists.</param>
    /// <param name="progress">Told of each piece, from the thread that reads.</param>
    /// <param name="cancellationToken">Stops at once; what has arrived stays.</param>
    /// <exception cref="FetchException">It cannot be had.</exception>
    public Task<FetchedFile> FetchAsync(
        OfferedModel model, BearerToken? token, string path, IProgress<DownloadProgress> progress, CancellationToken cancellationToken) =>
        fetcher.DownloadAsync(model.AddressAt(options.Value.Hub), token, path, model.SizeBytes, progress, cancellationToken);

    /// <summary>Checks length, checksum and, for a speech model, that the file is whole.</summary>
    /// <exception cref="ModelFileException">It is not what was promised; the message says in what.</exception>
    public static async Task VerifyAsync(OfferedModel model, string path, CancellationToken cancellationToken)
    {
        var length = new FileInfo(path).Length;
        if (length != model.SizeBytes)
        {
            throw new ModelFileException($"{model.File} should have {model.SizeBytes} bytes and has {length}.");
        }

        if (model.Checksum is { } promised && await HashAsync(promised.Algorithm, path, cancellationToken) is var found && found != promised.Value)
        {
            throw new ModelFileException($"{model.File} is not the file that was promised: its {promised.Algorithm} is {found} and should be {promised.Value}.");
        }

        if (model.Purpose == ModelPurpose.Speech && ModelFile.Inspect(path).Problem is { } problem)
        {
            throw new ModelFileException(problem);
        }
    }

    [SuppressMessage("Security", "CA5350", Justification = "For some files nothing better than SHA-1 is published.")]
    private static async Task<string> HashAsync(string algorithm, string path, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return Convert.ToHexStringLower(algorithm == "sha1" ? await SHA1.HashDataAsync(stream, cancellationToken) : await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
