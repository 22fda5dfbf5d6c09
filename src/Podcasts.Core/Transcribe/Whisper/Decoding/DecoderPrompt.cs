using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>What the decoder reads before it writes (whisper.md 5.1): names to expect, text of before, then language and task.</summary>
internal sealed class DecoderPrompt(Tokenizer tokenizer, SpecialTokens special, WhisperDimensions dimensions)
{
    // Half the text context less the token that opens it: 223.
    private readonly int _room = (dimensions.TextContext / 2) - 1;

    /// <summary>Writes the prompt of a batch.</summary>
    /// <param name="language">ISO 639-1 code; not used by models of English only.</param>
    /// <param name="parameters">Task, prompt and vocabulary.</param>
    public int[] Write(string language, TranscribeParameters parameters)
    {
        // Names come first and stay; text of before is cut where it is oldest. Names take half the room at most, so that both have some.
        var names = Names(parameters.Vocabulary, _room / 2);
        var before = string.IsNullOrWhiteSpace(parameters.Prompt) ? [] : tokenizer.Encode(" " + parameters.Prompt.Trim());
        int[] context = [.. names, .. before.TakeLast(_room - names.Count)];
        return [.. context.Length > 0 ? [special.StartOfPrevious] : Array.Empty<int>(), .. context, .. special.Prompt(language, parameters.Task, dimensions.HasTimestamps)];
    }

    /// <summary>The text of before and the names in a prompt.</summary>
    public string Text(IEnumerable<int> prompt) => tokenizer.Decode(prompt.TakeWhile(token => token != special.StartOfTranscript));

    /// <summary>The prompt without text of before and names.</summary>
    public int[] Bare(IEnumerable<int> prompt) => [.. prompt.SkipWhile(token => token != special.StartOfTranscript)];

    // A list as it would stand in a sentence, " Alice, Bruno, Clara.": as many as there is room for, and only what the model can spell.
    private List<int> Names(IEnumerable<string> vocabulary, int room)
    {
        var (comma, stop) = (tokenizer.Encode(","), tokenizer.Encode("."));
        var list = new List<int>();
        foreach (var text in vocabulary.Select(name => " " + name.Trim()).Where(name => name.Length > 1))
        {
            var name = tokenizer.Encode(text);
            if (tokenizer.Decode(name) == text && list.Count + comma.Count + name.Count + stop.Count <= room)
            {
                list.AddRange([.. list.Count > 0 ? comma : [], .. name]);
            }
        }

        return list.Count > 0 ? [.. list, .. stop] : list;
    }
}
