using System.Net;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Transcripts;

/// <summary>What a reader corrects of the text. One change at a time; where somebody else was faster, the transcript is read anew and nothing is overwritten.</summary>
/// <param name="transcripts">Where the changes are made.</param>
/// <param name="podcasts">Where the show's words are kept.</param>
/// <param name="episode">Whose text.</param>
/// <param name="take">Is given the new transcript.</param>
public sealed class TextChanges(TranscriptsClient transcripts, PodcastsClient podcasts, EpisodeDetail episode, Func<Transcript, Task> take) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public string Episode => episode.Id;

    /// <summary>Each of these returns the sentence that says why it was refused, or null once it is done.</summary>
    public Task<string?> EditAsync(int segment, string revision, string text, bool continues) => TryAsync(async token => await transcripts.EditAsync(Episode, segment, new(text, revision, continues), token));

    public Task<string?> SplitAsync(int segment, string revision, int offset) => TryAsync(async token => await transcripts.SplitAsync(Episode, segment, new(offset, revision), token));

    public Task<string?> JoinAsync(int segment, string revision) => TryAsync(async token => await transcripts.JoinAsync(Episode, segment, new(revision), token));

    public Task<string?> RevertAsync(int segment, string revision) => TryAsync(async token => await transcripts.RevertAsync(Episode, segment, new(revision), token));

    public Task<string?> UndoAsync() => TryAsync(async token => await transcripts.UndoTextAsync(Episode, token));

    public Task<string?> RedoAsync() => TryAsync(async token => await transcripts.RedoTextAsync(Episode, token));

    /// <summary>Replaces, or takes back what was replaced.</summary>
    /// <param name="replace">Does it.</param>
    public Task<string?> ReplaceAsync(Func<TranscriptsClient, CancellationToken, Task> replace) => TryAsync(async token =>
    {
        await replace(transcripts, token);
        return await transcripts.FindAsync(Episode, token) ?? throw new ApiException("The transcript is gone. Load the page again.");
    });

    /// <summary>Adds a word to those that the recogniser expects in this show.</summary>
    public Task<string?> LearnAsync(string word) => TryAsync(async token =>
    {
        var settings = await podcasts.FindSettingsAsync(episode.Podcast, token) ?? throw new ApiException("The show is gone. Load the page again.");
        await podcasts.SaveSettingsAsync(episode.Podcast, settings with { Vocabulary = [.. settings.Vocabulary.Append(word).Distinct()] }, token);
        return null;
    });

    public void Dispose() => _turn.Dispose();

    private async Task<string?> TryAsync(Func<CancellationToken, Task<Transcript?>> change)
    {
        await _turn.WaitAsync();
        try
        {
            // Not cancelled when the reader leaves: it was asked for.
            if (await change(CancellationToken.None) is { } changed)
            {
                await take(changed);
            }

            return null;
        }
        catch (ApiException exception)
        {
            if (exception.Status == HttpStatusCode.Conflict)
            {
                await ReadAsync();
            }

            return exception.Message;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            if (await transcripts.FindAsync(Episode, CancellationToken.None) is { } now)
            {
                await take(now);
            }
        }
        catch (ApiException)
        {
            // What was refused is told; the page is as it was.
        }
    }
}
