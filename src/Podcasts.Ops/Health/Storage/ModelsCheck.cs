using System.Runtime.CompilerServices;
using Podcasts.Core.Models;
using Podcasts.Ops.Models;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Health.Storage;

/// <summary>Every model of the data folder can be read; one of the catalog's is also compared with its checksum.</summary>
internal sealed class ModelsCheck(ModelShelf shelf, OfferedModels offered, ModelDownloads downloads, SetAside setAside, DataFolder data) : IStorageCheck
{
    public string Name => "models";

    public async IAsyncEnumerable<StorageLook> LookAsync(bool thorough, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (path, problem) in Models())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(StorageGroup.Models, await TroubleAsync(path, problem, thorough, cancellationToken) is { } trouble ? Describe(path, trouble) : null);
        }
    }

    public async Task<string?> RepairAsync(string subject, CancellationToken cancellationToken)
    {
        var (path, problem) = Models().FirstOrDefault(model => Path.GetFileName(model.Path) == subject);
        if (path is null || await TroubleAsync(path, problem, thorough: true, cancellationToken) is not { } trouble)
        {
            return null;
        }

        setAside.PutFileAside(path, trouble);
        if (Offered(path) is not { } model)
        {
            return "The model is set aside.";
        }

        downloads.Start(model);
        return "The model is set aside and being downloaded again; the page Models shows how far it is.";
    }

    // Speech models, and what the catalog offers beside them.
    private IEnumerable<(string Path, string? Problem)> Models() =>
        shelf.List().Where(model => Path.GetDirectoryName(model.Path) == data.Models).Select(model => (model.Path, model.Problem))
            .Concat(offered.All
                .Where(model => model.Purpose != ModelPurpose.Speech)
                .Select(model => Path.Combine(data.Models, model.LocalFile))
                .Where(File.Exists)
                .Select(path => (path, (string?)null)));

    private OfferedModel? Offered(string path) => offered.All.FirstOrDefault(model => model.LocalFile == Path.GetFileName(path));

    // A whole file of another length is somebody's own of the same name.
    private async Task<string?> TroubleAsync(string path, string? problem, bool thorough, CancellationToken cancellationToken)
    {
        if (problem is not null || !thorough || Offered(path) is not { } model || new FileInfo(path).Length != model.SizeBytes)
        {
            return problem;
        }

        try
        {
            await ModelDownloader.VerifyAsync(model, path, cancellationToken);
            return null;
        }
        catch (ModelFileException failure)
        {
            return failure.Message;
        }
    }

    private StorageFinding Describe(string path, string trouble)
    {
        var name = Path.GetFileName(path);
        var repair = Offered(path) is { } model
            ? new StorageRepair(StorageAction.DownloadAgain, "What is there is set aside, and the model is downloaded again.", $"Downloads {(model.SizeBytes >> 20) + 1} MB.")
            : new StorageRepair(StorageAction.SetAside, "The model is moved to set-aside. It is none of the catalog's, so it must be put there again by hand.");
        return new($"{Name}:{name}", StorageGroup.Models, $"The model {name}", trouble, repair);
    }
}
