using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Podcasts.Core.Episodes;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcripts;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Models;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Transcribe;

/// <summary>Hears a sound file at once: no queue, no database, and nothing is kept.</summary>
public sealed class FileTranscriber(
    ModelShelf models, EngineList engines, GpuSessions gpu, SpeechDetectors speech, EpisodeAudioReader reader, IOptions<TranscribeOptions> options)
{
    /// <summary>Hears a file from beginning to end.</summary>
    /// <param name="path">Any file that ffmpeg understands.</param>
    /// <param name="format">The ending of the file that is wanted, such as <c>vtt</c>.</param>
    /// <param name="wanted">How to hear, as far as somebody has said; the settings say the rest.</param>
    /// <param name="cancellationToken">Looked at before every decoding step.</param>
    /// <returns>How far it is, again and again, and at last the transcript.</returns>
    /// <exception cref="NotFoundException">There is no such format.</exception>
    /// <exception cref="UnprocessableException">There is no such model, or it cannot do what is wanted.</exception>
    /// <exception cref="AudioException">The file is no audio.</exception>
    public async IAsyncEnumerable<FileProgress> TranscribeAsync(
        string path, string format, TranscribeSettings wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var type = TranscriptFile.TypeOf(format);
        var settings = wanted.Or(options.Value.Settings);
        var model = models.Find(settings.Model);
        settings.EnsureWithin(model, engines.Chosen.Describe());
        var total = (await reader.ProbeAsync(path, cancellationToken)).Duration;
        yield return new(TimeSpan.Zero, total, null);

        var (segments, spoken) = (new List<TranscriptSegment>(), new List<TimeRange>());
        var (language, processed) = (settings.Language ?? "", TimeSpan.Zero);
        await using (var session = await gpu.OpenAsync(new EngineModel(engines.Chosen.Id, model.Path), cancellationToken))
        {
            var transcriber = new Transcriber(session.Engine, speech.Find().Detector);
            await foreach (var batch in transcriber.TranscribeAsync(reader.ReadAsync(path, TimeSpan.Zero, cancellationToken), Parameters(settings), cancellationToken))
            {
                segments.AddRange(batch.Segments);
                spoken.AddRange(batch.Speech);
                (language, processed) = (batch.Language ?? language, batch.Processed);
                yield return new(processed, total, null);
            }
        }

        var name = Path.GetFileNameWithoutExtension(path);
        var transcript = new Transcript(name, model.Id, language, processed, segments)
        {
            Heading = new(name, "", null),
            Translated = settings.Task == TranscribeTasks.Translate,
            Quality = TranscriptQuality.Of(segments, spoken),
        };
        yield return new(processed, processed, TranscriptFile.From(transcript, name, type));
    }

    private static TranscribeParameters Parameters(TranscribeSettings settings) => new()
    {
        Language = settings.Language == TranscribeSettings.AnyLanguage ? null : settings.Language,
        Task = settings.Task == TranscribeTasks.Translate ? TranscribeTask.Translate : TranscribeTask.Transcribe,
        Prompt = settings.Prompt,
        BeamSize = settings.BeamSize ?? 1,
        Sequential = settings.Sequential ?? false,
        WordTimes = settings.WordTimes ?? true,
    };
}

/// <summary>How far a file is heard.</summary>
/// <param name="Processed">Sound that is finished.</param>
/// <param name="Total">Length of the sound, as the file claims until all of it is heard.</param>
/// <param name="File">The transcript, once, at the end; else null.</param>
public sealed record FileProgress(TimeSpan Processed, TimeSpan Total, TranscriptFile? File);
