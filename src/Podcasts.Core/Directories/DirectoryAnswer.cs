using System.Text.Json;
using Podcasts.Core.Fetching;

namespace Podcasts.Core.Directories;

/// <summary>Reads the JSON of directories, of which nothing is taken for granted.</summary>
internal static class DirectoryAnswer
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { MaxDepth = 32 };

    /// <exception cref="DirectoryException">It is not what was expected.</exception>
    public static T Read<T>(string directory, FetchedBytes answer)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(answer.Bytes, Json) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException failure)
        {
            throw new DirectoryException($"{directory} answered with something that cannot be understood. Try again later, or paste the address of the show's feed.", failure);
        }
    }
}
