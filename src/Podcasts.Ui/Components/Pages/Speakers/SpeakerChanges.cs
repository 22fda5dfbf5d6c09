using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Speakers;

/// <summary>What a reader changes about who says what: one change at a time, each of which can be taken back.</summary>
/// <param name="transcripts">Where the changes are made.</param>
/// <param name="episode">Id of the episode.</param>
/// <param name="take">Is given the new transcript.</param>
public sealed class SpeakerChanges(TranscriptsClient transcripts, string episode, Func<Transcript, Task> take)
{
    private bool _isBusy;

    /// <summary>The latest change of this visit in a sentence, or null where there is none (left) to take back.</summary>
    public string? Latest { get; private set; }

    /// <summary>Each of these returns the sentence that says why it was refused, or null once it is done.</summary>
    public Task<string?> NameAsync(TranscriptSpeaker speaker, string name) => TryAsync(
        token => transcripts.NameAsync(episode, speaker.Id, new(name), token), name.Length == 0 ? $"{speaker.Shown} has no name now." : $"{speaker.Shown} is now called {name}.");

    public Task<string?> ConfirmAsync(TranscriptSpeaker speaker, string name) => TryAsync(
        token => transcripts.NameAsync(episode, speaker.Id, new(name, Confirm: true), token), $"{speaker.Label} is {name}.");

    public Task<string?> RefuseAsync(TranscriptSpeaker speaker, string name) => TryAsync(
        token => transcripts.NameAsync(episode, speaker.Id, new("", Confirm: false), token), $"{speaker.Label} is not {name}.");

    public Task<string?> MergeAsync(TranscriptSpeaker from, TranscriptSpeaker into) => TryAsync(
        token => transcripts.MergeAsync(episode, new(from.Id, into.Id), token), $"{from.Shown} and {into.Shown} are one speaker now.");

    /// <param name="speaker">Null for somebody who has not spoken before.</param>
    /// <param name="start">Seconds.</param>
    /// <param name="end">Seconds.</param>
    public Task<string?> ReassignAsync(TranscriptSpeaker? speaker, double start, double end) => TryAsync(
        token => transcripts.ReassignAsync(episode, new(speaker?.Id ?? "new", start, end), token), $"{speaker?.Shown ?? "A new speaker"} says this now.");

    public async Task<string?> UndoAsync()
    {
        var refusal = await TryAsync(token => transcripts.UndoAsync(episode, token), "");
        Latest = null;
        return refusal;
    }

    private async Task<string?> TryAsync(Func<CancellationToken, Task<Transcript>> change, string sentence)
    {
        if (_isBusy)
        {
            return "The change before this one is still being saved. Try again in a moment.";
        }

        _isBusy = true;
        try
        {
            // Not cancelled when the reader leaves: it was asked for.
            var changed = await change(CancellationToken.None);
            Latest = sentence;
            await take(changed);
            return null;
        }
        catch (ApiException exception)
        {
            return exception.Message;
        }
        finally
        {
            _isBusy = false;
        }
    }
}
