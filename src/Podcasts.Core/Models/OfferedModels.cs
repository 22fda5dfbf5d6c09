using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Podcasts.Core.Models;

/// <summary>
/// The models that can be fetched, from <c>catalog.json</c> or the file that <see cref="ModelsOptions.Catalog"/> names. In ours, names and SHA-1 are those
/// of whisper.cpp's models/README.md, parameters those of openai/whisper's README; sizes, revisions and SHA-256 (the ids that the hub's large-file storage
/// gives the files) agree in two or more unrelated public projects that pin them. docs/decisions/0013-models-and-credentials.md has the sources.
/// </summary>
public sealed class OfferedModels(IOptions<ModelsOptions> options)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private readonly Lazy<IReadOnlyList<OfferedModel>> _all = new(() => Read(options.Value.Catalog));

    /// <summary>In the catalog's order, each id once.</summary>
    public IReadOnlyList<OfferedModel> All => _all.Value;

    /// <summary>The model of that id, or null.</summary>
    public OfferedModel? Find(string id) => All.FirstOrDefault(model => model.Id == id);

    /// <exception cref="ModelFileException">The file cannot be read or breaks a rule.</exception>
    internal static IReadOnlyList<OfferedModel> Read(string? path)
    {
        try
        {
            using var stream = path is null ? typeof(OfferedModels).Assembly.GetManifestResourceStream(typeof(OfferedModels), "catalog.json")! : File.OpenRead(path);
            var models = JsonSerializer.Deserialize<OfferedModel[]>(stream, Json) ?? [];
            return models.DistinctBy(model => model.Id).Count() == models.Length ? models : throw new ArgumentException("It offers one id twice.");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException($"Models:Catalog names {path}, which cannot be used: {exception.Message} See src/Podcasts.Core/Models/catalog.json for what it should look like.", exception);
        }
    }
}
