using System.Text;
using Podcasts.Core.Transcribe.Whisper.Ggml;
using Podcasts.Core.Transcribe.Whisper.HuggingFace;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Tests.Transcribe.Whisper.HuggingFace;

public sealed class TokenizerFilesTests : IDisposable
{
    private readonly TemporaryFile _file = new("tokenizer.json");

    [SharedDataFact("for-tests-ggml-tiny.bin")]
    public void Both_spellings_of_the_multilingual_vocabulary_are_the_ggml_files() => AssertSame("for-tests-ggml-tiny.bin", 50257);

    [SharedDataFact("for-tests-ggml-tiny.en.bin")]
    public void Both_spellings_of_the_English_vocabulary_are_the_ggml_files() => AssertSame("for-tests-ggml-tiny.en.bin", 50256);

    [Fact]
    public void Every_byte_is_spelled_and_read_back()
    {
        HuggingFaceWriter.WriteVocab(_file.Folder, Vocabulary.FromBytes(Enumerable.Range(0, 256).Select(value => new[] { (byte)value })));

        var vocabulary = TokenizerFiles.Read(_file.Folder).Vocabulary(256);

        Assert.All(Enumerable.Range(0, 256), value => Assert.Equal([(byte)value], vocabulary.Bytes(value)));
    }

    [Fact]
    public void The_published_spelling_is_read()
    {
        File.WriteAllText(Path.Combine(_file.Folder, "vocab.json"), """{"Ġnaïve":1,"ĠcafÃ©":0,"Ċ":2,"Â\u0143":3,"<|endoftext|>":9}""");

        var vocabulary = TokenizerFiles.Read(_file.Folder).Vocabulary(5);

        Assert.Equal(" café\n\u00AD", new Tokenizer(vocabulary).Decode([0, 2, 3]));
        Assert.Empty(vocabulary.Bytes(4));
        Assert.Null(vocabulary.Find("<|endoftext|>"));
    }

    [Fact]
    public void The_size_of_the_vocabulary_follows_from_the_last_token_before_the_timestamps()
    {
        HuggingFaceWriter.WriteTokenizer(_file.Folder, RandomModel.Vocabulary, ("<|nocaptions|>", 50362), ("<|notimestamps|>", 50363));
        Assert.Equal(51865, TokenizerFiles.Read(_file.Folder).VocabularySize);

        File.Delete(_file.Path);
        HuggingFaceWriter.WriteVocab(_file.Folder, RandomModel.Vocabulary);
        Assert.Null(TokenizerFiles.Read(_file.Folder).VocabularySize);

        File.WriteAllText(Path.Combine(_file.Folder, "added_tokens.json"), """{"<|notimestamps|>":50364}""");
        Assert.Equal(51866, TokenizerFiles.Read(_file.Folder).VocabularySize);
    }

    public void Dispose() => _file.Dispose();

    private void AssertSame(string file, int endOfText)
    {
        using var ggml = GgmlFile.Open(SharedData.Path(file));
        HuggingFaceWriter.WriteVocab(_file.Folder, ggml.Vocabulary);
        var older = TokenizerFiles.Read(_file.Folder).Vocabulary(endOfText);
        HuggingFaceWriter.WriteTokenizer(_file.Folder, ggml.Vocabulary);
        var newer = TokenizerFiles.Read(_file.Folder).Vocabulary(endOfText);

        Assert.Equal(endOfText, older.Count);
        var whole = Enumerable.Range(0, endOfText).Where(id => !Encoding.UTF8.GetString(ggml.Vocabulary.Bytes(id)).Contains('\uFFFD', StringComparison.Ordinal)).ToArray();
        Assert.InRange(whole.Length, 48_000, endOfText);
        Assert.DoesNotContain(whole, id => !ggml.Vocabulary.Bytes(id).SequenceEqual(newer.Bytes(id)));
        Assert.DoesNotContain(Enumerable.Range(0, endOfText), id => !older.Bytes(id).SequenceEqual(newer.Bytes(id)));
        Assert.Equal(new Tokenizer(ggml.Vocabulary).Encode(" naïve café, don't stop"), new Tokenizer(newer).Encode(" naïve café, don't stop"));
    }
}
