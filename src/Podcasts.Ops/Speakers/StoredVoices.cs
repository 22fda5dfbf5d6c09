using System.Text.Json;
using Podcasts.Core.Speakers;

namespace Podcasts.Ops.Speakers;

/// <summary>The voices of an episode as a row keeps them: <c>[{"speaker":1,"solo":31.5,"cohesion":0.9,"print":"…"}]</c>, null where voices are not kept.</summary>
internal static class StoredVoices
{
    private const int LongestJson = 1 << 22; // characters

    /// <summary>Those that are sound; an odd voice never costs the turns.</summary>
    public static string Write(IEnumerable<SpeakerVoice> voices) => JsonSerializer.Serialize(
        voices
            .Select(voice => new Voice(voice.Speaker, Math.Round(voice.Solo.TotalSeconds, 3), Math.Round(voice.Cohesion, 4), StoredPrint.Write(voice.Print)))
            .Where(IsSound),
        JsonSerializerOptions.Web);

    /// <summary>Reads what <see cref="Refusal"/> has found to be sound.</summary>
    public static IReadOnlyList<SpeakerVoice> Read(string? json) => json is null
        ? []
        : [.. Parse(json).Select(voice => new SpeakerVoice(voice!.Speaker, StoredPrint.Read(voice.Print!), TimeSpan.FromSeconds(voice.Solo), voice.Cohesion))];

    /// <returns>Why voices are refused, or null where they are sound.</returns>
    public static string? Refusal(string? json)
    {
        try
        {
            return json is null || (json.Length <= LongestJson && Parse(json).All(IsSound)) ? null : "A voice is not right.";
        }
        catch (JsonException failure)
        {
            return $"Voices cannot be read: {failure.Message}";
        }
    }

    private static Voice?[] Parse(string json) => JsonSerializer.Deserialize<Voice?[]>(json, JsonSerializerOptions.Web) ?? throw new JsonException("They are null.");

    private static bool IsSound(Voice? voice) =>
        voice is { Speaker: >= 1, Solo: >= 0 and < 1e7, Cohesion: >= -1.001 and <= 1.001 } && StoredPrint.IsSound(voice.Print);

    private sealed record Voice(int Speaker, double Solo, double Cohesion, string? Print);
}
