using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Podcasts.Core.Podcasts;

namespace Podcasts.Ops.Podcasts;

/// <summary>Hosts and guests as a row keeps them: <c>[{"name":"Ann","role":"host","group":"cast","imageUrl":"https://…","url":"https://…"}]</c>, null where the feed names nobody.</summary>
internal static class StoredPersons
{
    private const int LongestJson = 1 << 18; // characters

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string? Write(IReadOnlyList<Person> persons) => persons.Count == 0 ? null : JsonSerializer.Serialize(persons, Json);

    /// <summary>Reads what <see cref="Refusal"/> has found to be sound.</summary>
    public static IReadOnlyList<Person> Read(string? json) => json is null ? [] : Parse(json);

    /// <returns>Why they are refused, or null where they are sound.</returns>
    public static string? Refusal(string? json)
    {
        try
        {
            return json is null ? null
                : json.Length > LongestJson ? $"Persons take {json.Length} characters."
                : Parse(json).All(IsSound) ? null
                : "A person has no name, no role or an address that is none.";
        }
        catch (JsonException failure)
        {
            return $"Persons cannot be read: {failure.Message}";
        }
    }

    private static Person[] Parse(string json) => JsonSerializer.Deserialize<Person[]>(json, Json) ?? throw new JsonException("They are null.");

    private static bool IsSound(Person? person) =>
        !string.IsNullOrWhiteSpace(person?.Name) && !string.IsNullOrEmpty(person.Role) && !string.IsNullOrEmpty(person.Group)
        && IsWeb(person.ImageUrl) && IsWeb(person.Url);

    private static bool IsWeb(Uri? url) => url is null || (url.IsAbsoluteUri && url.Scheme is "http" or "https");
}
