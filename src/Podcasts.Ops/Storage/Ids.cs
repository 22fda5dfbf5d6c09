using System.Security.Cryptography;
using System.Text;

namespace Podcasts.Ops.Storage;

/// <summary>Short opaque names, the same after every refresh, safe in addresses: 12 characters of a-z2-7 (60 bits of SHA-256).</summary>
public static class Ids
{
    /// <summary>How many characters an id has.</summary>
    public const int Length = 12;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The id of the show whose feed is found at <paramref name="feed"/>.</summary>
    public static string Podcast(string feed) => Of("podcast\n" + feed);

    /// <summary>The id of the episode that its show calls <paramref name="guid"/>.</summary>
    public static string Episode(string podcast, string guid) => Of("episode\n" + podcast + "\n" + guid);

    /// <summary>The id of a transcript that was made elsewhere.</summary>
    /// <param name="episode">Whose it is.</param>
    /// <param name="origin">What tells it from others of the episode.</param>
    public static string OtherTranscript(string episode, string origin) => Of("transcript\n" + episode + "\n" + origin);

    /// <summary>A new id for a person.</summary>
    public static string Person() => Of("person\n" + Guid.NewGuid());

    /// <summary>A new id for corrections that are undone together.</summary>
    public static string Step() => Of("step\n" + Guid.NewGuid());

    /// <summary>A new id for a bookmark.</summary>
    public static string Bookmark() => Of("bookmark\n" + Guid.NewGuid());

    /// <summary>A new id for a user.</summary>
    public static string User() => Of("user\n" + Guid.NewGuid());

    /// <summary>A new id for a key of a user's.</summary>
    public static string Key() => Of("key\n" + Guid.NewGuid());

    /// <summary>Whether <paramref name="text"/> looks like an id at all.</summary>
    public static bool Fits(string? text) => text?.Length == Length && text.All(Alphabet.Contains);

    private static string Of(string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        var bits = hash.Take(8).Aggregate(0UL, (sum, next) => (sum << 8) | next);
        return string.Create(Length, bits, static (id, bits) =>
        {
            for (var i = 0; i < id.Length; i++)
            {
                id[i] = Alphabet[(int)(bits >> (59 - (5 * i)) & 31)];
            }
        });
    }
}
