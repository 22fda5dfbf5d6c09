using System.Buffers.Binary;
using Microsoft.AspNetCore.Http;
using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Tests.Transcribe.OpenAi;

public sealed class OpenAiEngineTests
{
    private static readonly object TwoSegments = new
    {
        task = "transcribe",
        language = "english",
        duration = 5.0,
        text = "Good morning, Anna. How are you?",
        segments = new object[]
        {
            new { id = 0, start = 0.5, end = 2.0, text = " Good morning, Anna.", avg_logprob = -0.25, compression_ratio = 1.1, no_speech_prob = 0.01, temperature = 0.2 },
            new { id = 1, start = 2.0, end = 9.0, text = " How are you?", avg_logprob = -0.5, compression_ratio = 1.1, no_speech_prob = 0.02, temperature = 0.0 },
        },
        words = new object[]
        {
            new { word = "Good", start = 0.5, end = 0.8 },
            new { word = "morning", start = 0.8, end = 1.4 },
            new { word = "Anna", start = 1.5, end = 1.9 },
            new { word = "How", start = 2.1, end = 2.3 },
            new { word = "are", start = 2.3, end = 2.5 },
            new { word = "you", start = 2.5, end = 2.9 },
        },
    };

    [Fact]
    public async Task Segments_and_words_come_back_with_times_of_the_episode_and_their_punctuation()
    {
        await using var server = await SpeechServer.StartAsync(_ => Results.Json(TwoSegments));

        var heard = server.Hear()[0];

        Assert.Equal(("en", TimeSpan.FromSeconds(15)), (heard.Language, heard.HeardTo));
        Assert.Equal(["Good morning, Anna.", "How are you?"], heard.Segments.Select(segment => segment.Text));
        Assert.Equal((TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(15)), (heard.Segments[1].Start, heard.Segments[1].End));
        Assert.Equal(["Good", "morning,", "Anna."], heard.Segments[0].Words.Select(word => word.Text));
        Assert.Equal((TimeSpan.FromSeconds(10.8), TimeSpan.FromSeconds(11.4)), (heard.Segments[0].Words[1].Start, heard.Segments[0].Words[1].End));
        Assert.Equal(Math.Exp(-0.25), heard.Segments[0].Words[0].Probability, 6);
        Assert.Equal((-0.25, 0.01, 1.1, 0.2), Told(heard.Segments[0]));

        static (double, double, double, double) Told(HeardSegment segment) => segment.Confidence is var c
            ? (c.MeanLogProbability, c.NoSpeechProbability, c.CompressionRatio, c.Temperature)
            : default;
    }

    [Fact]
    public async Task The_server_gets_a_wave_file_and_everything_that_was_asked_for()
    {
        await using var server = await SpeechServer.StartAsync(_ => Results.Json(TwoSegments));

        server.Hear(new() { Language = "de-AT", Prompt = "Servus.", Vocabulary = ["Anna", "Graz"], Temperatures = [0.2] });

        var request = Assert.Single(server.Requests);
        Assert.Equal(("/v1/audio/transcriptions", "Bearer sk-secret"), (request.Path, request.Authorization));
        Assert.Equal(["model=whisper-1", "response_format=verbose_json", "prompt=Anna, Graz Servus.", "temperature=0.2", "language=de", "timestamp_granularities[]=segment,word"],
            request.Form.Select(field => $"{field.Key}={field.Value}"));
        Assert.Equal(("RIFF", 16_000, 44 + (2 * 16_000 * 5)), (System.Text.Encoding.ASCII.GetString(request.File, 0, 4), BinaryPrimitives.ReadInt32LittleEndian(request.File.AsSpan(24)), request.File.Length));
    }

    [Fact]
    public async Task A_translation_has_an_address_of_its_own_and_names_no_language()
    {
        await using var server = await SpeechServer.StartAsync(_ => Results.Json(TwoSegments), ("Model", "large-v3"));

        server.Hear(new() { Language = "de", Task = TranscribeTask.Translate });

        var request = Assert.Single(server.Requests);
        Assert.Equal(("/v1/audio/translations", "large-v3", false), (request.Path, request.Form["model"].ToString(), request.Form.ContainsKey("language")));
    }

    [Fact]
    public async Task Many_windows_are_sent_side_by_side_and_answered_in_order()
    {
        await using var server = await SpeechServer.StartAsync(request => Results.Json(new { text = "Words." }), ("Parallel", "3"));

        var heard = server.Hear(windows: 5);

        Assert.Equal([10, 20, 30, 40, 50], heard.Select(window => window.Segments.Single().Start.TotalSeconds));
        Assert.Equal(3, server.Loader.Load("whisper-1", null, default).BatchSize);
    }

    [Fact]
    public async Task A_server_that_tells_text_only_gives_one_segment_and_silence_gives_none()
    {
        await using var server = await SpeechServer.StartAsync(request => Results.Json(new { text = request.Number == 0 ? " Good morning. " : "" }));

        var (spoken, silent) = (server.Hear()[0], server.Hear()[0]);

        var segment = Assert.Single(spoken.Segments);
        Assert.Equal((TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(15), "Good morning.", 0), (segment.Start, segment.End, segment.Text, segment.Words.Count));
        Assert.Empty(silent.Segments);
    }

    [Fact]
    public async Task Words_that_a_server_puts_into_its_segments_keep_their_probabilities()
    {
        await using var server = await SpeechServer.StartAsync(_ => Results.Json(new
        {
            language = "de",
            segments = new[] { new { start = 0.0, end = 1.0, text = "Servus", words = new[] { new { word = " Servus", start = 0.1, end = 0.6, probability = 0.75 } } } },
        }));

        var word = Assert.Single(server.Hear()[0].Segments.Single().Words);

        Assert.Equal(("Servus", TimeSpan.FromSeconds(10.1), 0.75), (word.Text, word.Start, word.Probability));
    }

    [Fact]
    public async Task Pieces_of_words_and_punctuation_are_put_together_as_whisper_cpp_s_server_sends_them()
    {
        (string Text, double Start)[] pieces = [(" Good", 0.1), (" mor", 0.5), ("ning", 0.7), (",", 1.0), (" Anna", 1.2), (".", 1.6)];
        await using var server = await SpeechServer.StartAsync(_ => Results.Json(new
        {
            segments = new[] { new { start = 0.0, end = 2.0, text = " Good morning, Anna.", words = pieces.Select(piece => new { word = piece.Text, start = piece.Start, end = piece.Start + 0.1, probability = 0.9 }) } },
        }));

        var words = server.Hear()[0].Segments.Single().Words;

        Assert.Equal([("Good", 10.1, 10.2), ("morning,", 10.5, 11.1), ("Anna.", 11.2, 11.7)], words.Select(word => (word.Text, Math.Round(word.Start.TotalSeconds, 3), Math.Round(word.End.TotalSeconds, 3))));
    }

    [Fact]
    public async Task Words_are_left_out_where_nobody_wants_them()
    {
        await using var server = await SpeechServer.StartAsync(_ => Results.Json(TwoSegments));

        var heard = server.Hear(new() { WordTimes = false })[0];

        Assert.All(heard.Segments, segment => Assert.Empty(segment.Words));
        Assert.Equal("segment", server.Requests.Single().Form["timestamp_granularities[]"]);
    }

    [Fact]
    public async Task Without_an_address_the_engine_says_what_to_set()
    {
        await using var server = await SpeechServer.StartAsync(_ => Results.Ok(), ("Address", null!));

        Assert.Contains("Set OpenAi:Address", server.Loader.Describe().Problem, StringComparison.Ordinal);
        Assert.Throws<EngineUnavailableException>(() => server.Hear());
    }
}
