using System.Text;

namespace Podcasts.Core.Transcribe.Whisper.Tokens;

/// <summary>The bytes of each token below end-of-text; a token's id is its place.</summary>
/// <remarks>Bytes are kept as Latin-1 strings, one character for each byte: cheap to join, slice and look up.</remarks>
public sealed class Vocabulary
{
    private readonly string[] _tokens;
    private readonly Dictionary<string, int> _ids = [];

    private Vocabulary(string[] tokens)
    {
        _tokens = tokens;
        for (var id = 0; id < tokens.Length; id++)
        {
            if (tokens[id].Length > 0)
            {
                _ids.TryAdd(tokens[id], id);
            }
        }
    }

    public int Count => _tokens.Length;

    public static Vocabulary FromBytes(IEnumerable<byte[]> tokens) => new([.. tokens.Select(Encoding.Latin1.GetString)]);

    public static Vocabulary FromText(IEnumerable<string> tokens) => FromBytes(tokens.Select(Encoding.UTF8.GetBytes));

    /// <summary>The token's bytes; none for an id without text.</summary>
    public byte[] Bytes(int id) => id >= 0 && id < _tokens.Length ? Encoding.Latin1.GetBytes(_tokens[id]) : [];

    /// <summary>The id of the token with exactly this text, or null.</summary>
    public int? Find(string text) => FindBytes(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)));

    /// <summary>The id of the token with these bytes, given as a Latin-1 string, or null.</summary>
    internal int? FindBytes(string bytes) => _ids.TryGetValue(bytes, out var id) ? id : null;
}
