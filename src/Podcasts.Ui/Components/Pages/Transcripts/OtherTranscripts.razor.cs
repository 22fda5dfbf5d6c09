using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Transcripts;

/// <summary>The transcripts of an episode that were made elsewhere, and a way to attach one.</summary>
public sealed partial class OtherTranscripts(TranscriptsClient client, TimeProvider time) : IDisposable
{
    private const long Largest = 32 << 20;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<OtherTranscript>? _others;
    private string? _asked;
    private string? _problem;
    private bool _busy;

    /// <summary>Whose they are.</summary>
    [Parameter, EditorRequired]
    public string Episode { get; set; } = "";

    private TranscriptsClient Client => client;

    // The publisher's is fetched in the background soon after the feed was read.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            await LoadAsync();
            while (_others?.Any(other => other is { Taken: false, Problem: null }) == true)
            {
                await Task.Delay(LookAgain, time, _leaving.Token);
                await LoadAsync();
            }
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The reader left.
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            _others = await client.FindOthersAsync(Episode, _leaving.Token);
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }

        StateHasChanged();
    }

    private async Task AttachAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.File.Size > Largest)
        {
            _problem = $"{chosen.File.Name} is larger than {Largest >> 20} MB; no transcript is. Choose the transcript's own file.";
            return;
        }

        _busy = true;
        await ChangeAsync(async () =>
        {
            await using var file = chosen.File.OpenReadStream(Largest, CancellationToken.None);
            await client.AttachAsync(Episode, chosen.File.Name, file, CancellationToken.None);
        });
        _busy = false;
    }

    private async Task ChangeAsync(Func<Task> change)
    {
        (_problem, _asked) = (null, null);
        try
        {
            await change();
            await LoadAsync();
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The reader left; what was asked for is done.
        }
    }

    private static string Called(OtherTranscript other) => other.IsPublishers ? "the publisher’s transcript" : other.Name;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
