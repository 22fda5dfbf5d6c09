using System.Text;
using System.Text.Json;
using Podcasts.Core.Models;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using Podcasts.Core.Weights;

namespace Podcasts.Core.Transcribe.Whisper.HuggingFace;

/// <summary>The tokens of a folder: <c>tokenizer.json</c>, or <c>vocab.json</c> and <c>added_tokens.json</c>. Merges are not needed, since a token's rank is its id.</summary>
internal sealed class TokenizerFiles
{
    private const string Tokenizer = "tokenizer.json";
    private const string Vocab = "vocab.json";
    private const string AddedTokens = "added_tokens.json";

    /// <summary>From <c>&lt;|notimestamps|&gt;</c> to the last timestamp, 30 s.</summary>
    private const int Timestamps = 1502;

    private readonly Dictionary<string, int> _texts;
    private readonly Dictionary<string, int> _added;

    private TokenizerFiles(Dictionary<string, int> texts, Dictionary<string, int> added) => (_texts, _added) = (texts, added);

    /// <summary>Tokens of the Whisper that the tokenizer is for, timestamps included; null where it does not say.</summary>
    public int? VocabularySize =>
        _added.TryGetValue("<|notimestamps|>", out var id) || _texts.TryGetValue("<|notimestamps|>", out id) ? id + Timestamps : null;

    /// <summary>Reads the files of a folder.</summary>
    /// <exception cref="ModelFileException">They are missing or broken.</exception>
    public static TokenizerFiles Read(string folder)
    {
        var (tokenizer, vocab, added) = (Path.Combine(folder, Tokenizer), Path.Combine(folder, Vocab), Path.Combine(folder, AddedTokens));
        return File.Exists(tokenizer) ? JsonFile.Read(tokenizer, root => new TokenizerFiles(Ids(root.GetProperty("model").GetProperty("vocab")), Added(root)))
            : File.Exists(vocab) ? new(JsonFile.Read(vocab, Ids), File.Exists(added) ? JsonFile.Read(added, Ids) : [])
            : throw new ModelFileException($"The model {Path.GetFileName(folder)} lacks its tokenizer. Put {Tokenizer}, or {Vocab} with {AddedTokens}, beside its config.json.");
    }

    /// <summary>The bytes of the tokens that are text.</summary>
    /// <param name="endOfText">The first id that is not.</param>
    public Vocabulary Vocabulary(int endOfText)
    {
        var tokens = new byte[endOfText][];
        Array.Fill(tokens, []);
        foreach (var (spelled, id) in _texts.Where(entry => entry.Value >= 0 && entry.Value < endOfText))
        {
            tokens[id] = ByteAlphabet.Read(spelled);
        }

        return Tokens.Vocabulary.FromBytes(tokens);
    }

    private static Dictionary<string, int> Ids(JsonElement vocab) => vocab.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetInt32());

    private static Dictionary<string, int> Added(JsonElement root)
    {
        var ids = new Dictionary<string, int>();
        foreach (var token in root.TryGetProperty("added_tokens", out var added) ? added.EnumerateArray() : [])
        {
            ids[token.GetProperty("content").GetString() ?? ""] = token.GetProperty("id").GetInt32();
        }

        return ids;
    }
}
