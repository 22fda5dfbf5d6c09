using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Diarize;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Models;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.V1;

/// <summary>What programs made for OpenAI's API ask for: a recording's words, through the same queue as everything else, and the models.</summary>
public sealed class V1Orchestrator(
    IDbContextFactory<PodcastsDbContext> databases,
    Uploads uploads,
    TranscribeOrchestrator transcribe,
    DiarizeOrchestrator diarize,
    TranscriptsOrchestrator transcripts,
    ModelsOrchestrator models)
{
    // Names of OpenAI's that programs have built in; here they mean the model that is chosen for everything.
    private static readonly string[] Aliases = ["whisper-1", "gpt-4o-transcribe", "gpt-4o-mini-transcribe", "gpt-4o-transcribe-diarize"];

    /// <inheritdoc cref="Uploads.ReceiveAsync"/>
    public Task<string> ReceiveAsync(Stream sound, CancellationToken cancellationToken) => uploads.ReceiveAsync(sound, cancellationToken);

    /// <summary>Queues a recording for its own words.</summary>
    /// <inheritdoc cref="QueueAsync"/>
    public Task<string> TranscribeAsync(string part, string name, TranscribeSettings wanted, CancellationToken cancellationToken) =>
        QueueAsync(part, name, wanted with { Task = TranscribeTasks.Transcribe }, cancellationToken);

    /// <summary>Queues a recording for English words.</summary>
    /// <inheritdoc cref="QueueAsync"/>
    public Task<string> TranslateAsync(string part, string name, TranscribeSettings wanted, CancellationToken cancellationToken) =>
        QueueAsync(part, name, wanted with { Task = TranscribeTasks.Translate }, cancellationToken);

    /// <summary>What was said, segment by segment as it is heard. Whoever stops listening stops nothing: the work goes on.</summary>
    /// <exception cref="UnprocessableException">It could not be heard.</exception>
    /// <exception cref="ConflictException">Somebody has cancelled it.</exception>
    public async IAsyncEnumerable<SegmentDetails> HearAsync(string episode, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TranscribeStatus? last = null;
        await foreach (var news in transcribe.ProgressAsync(episode, cancellationToken))
        {
            foreach (var segment in news.Segments)
            {
                yield return segment;
            }

            last = news.Status ?? last;
        }

        Ensure(last?.State, last?.Error);
    }

    /// <summary>The words, once all are heard.</summary>
    /// <param name="episode">Whose.</param>
    /// <param name="withSpeakers">Whether to find out who speaks, too.</param>
    /// <param name="cancellationToken">Stops waiting; the work goes on.</param>
    /// <exception cref="UnavailableException">There are no networks that tell speakers apart.</exception>
    public async Task<TranscriptDetails> ResultAsync(string episode, bool withSpeakers, CancellationToken cancellationToken)
    {
        await foreach (var _ in HearAsync(episode, cancellationToken))
        {
            // Only the end counts.
        }

        var transcript = await transcripts.GetAsync(episode, cancellationToken);
        return withSpeakers && transcript.Turns.Count == 0 ? await IdentifyAsync(episode, cancellationToken) : transcript;
    }

    /// <inheritdoc cref="TranscriptsOrchestrator.ExportAsync"/>
    public Task<TranscriptFile> ExportAsync(string episode, string format, CancellationToken cancellationToken) => transcripts.ExportAsync(episode, format, cancellationToken);

    /// <summary>The ids that a request may name.</summary>
    public async Task<IReadOnlyList<string>> ListModelsAsync(CancellationToken cancellationToken)
    {
        var here = (await models.ListAsync(cancellationToken)).Models.Where(model => model.Problem is null).Select(model => model.Id);
        return [.. here.Concat(Aliases).Distinct()];
    }

    /// <summary>The id of one of them.</summary>
    /// <exception cref="NotFoundException">There is no such model.</exception>
    public async Task<string> GetModelAsync(string model, CancellationToken cancellationToken) => (await ListModelsAsync(cancellationToken)).Contains(model)
        ? model
        : throw new NotFoundException($"There is no model {model} here. GET /v1/models lists those there are; whisper-1 stands for the one that this app is set to.");

    private async Task<string> QueueAsync(string part, string name, TranscribeSettings wanted, CancellationToken cancellationToken)
    {
        var model = wanted.Model is { Length: > 0 } asked ? await GetModelAsync(asked, cancellationToken) : null;
        var settings = wanted with { Model = Aliases.Contains(model) ? null : model };
        var episode = await uploads.StoreAsync(part, name, settings, cancellationToken);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (!await database.Transcribes.AnyAsync(job => job.EpisodeId == episode && job.State == JobState.Done, cancellationToken))
        {
            await transcribe.StartAsync(episode, settings, cancellationToken);
        }

        return episode;
    }

    private async Task<TranscriptDetails> IdentifyAsync(string episode, CancellationToken cancellationToken)
    {
        var status = await diarize.StartAsync(episode, DiarizeHints.None, cancellationToken);
        await foreach (var next in diarize.ProgressAsync(episode, cancellationToken))
        {
            status = next;
        }

        Ensure(status.State, status.Error);
        return await transcripts.GetAsync(episode, cancellationToken);
    }

    private static void Ensure(string? state, string? error)
    {
        if (state != JobState.Done)
        {
            throw state == JobState.Failed
                ? new UnprocessableException(error ?? "The recording could not be heard. Try again.")
                : new ConflictException("Somebody has cancelled this work. Send the recording again to go on where it stopped.");
        }
    }
}
