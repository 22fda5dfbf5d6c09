using Podcasts.Core.Models;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Models;

/// <summary>Beginnings of models in <c>models/.part</c>, and beside each a mark while somebody waits for the rest, by which the app knows after a restart what to go on with.</summary>
public sealed class ModelParts(DataFolder data, OfferedModels offered)
{
    private const string Mark = ".wanted";

    /// <summary>The offered models that were being fetched when the app stopped. A mark of anything else is removed.</summary>
    public IReadOnlyList<OfferedModel> Wanted()
    {
        var wanted = new List<OfferedModel>();
        foreach (var mark in Directory.EnumerateFiles(data.ModelParts, "*" + Mark).ToList())
        {
            if (offered.Find(Path.GetFileName(mark)[..^Mark.Length]) is { } model)
            {
                wanted.Add(model);
            }
            else
            {
                File.Delete(mark);
            }
        }

        return wanted;
    }

    public string PathOf(OfferedModel model) => Path.Combine(data.ModelParts, model.LocalFile);

    /// <summary>Bytes that are still to come.</summary>
    public long Missing(OfferedModel model) => new FileInfo(PathOf(model)) is { Exists: true } part ? Math.Max(0, model.SizeBytes - part.Length) : model.SizeBytes;

    public void Want(OfferedModel model) => File.WriteAllText(MarkOf(model), "");

    public void Forget(OfferedModel model) => File.Delete(MarkOf(model));

    /// <summary>Deletes what has arrived of a model that nobody wants any more.</summary>
    public void Delete(OfferedModel model)
    {
        foreach (var part in Directory.EnumerateFiles(data.ModelParts, model.LocalFile + "*").ToList())
        {
            File.Delete(part);
        }
    }

    private string MarkOf(OfferedModel model) => Path.Combine(data.ModelParts, model.Id + Mark);
}
