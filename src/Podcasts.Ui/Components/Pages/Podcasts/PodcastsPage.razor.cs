using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Podcasts;

/// <summary>The shelf: every show, and the field to add one.</summary>
public sealed partial class PodcastsPage(PodcastsClient podcasts, ApiAddress api, NavigationManager navigation, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _leaving = new();
    private string? _problem;

    /// <summary>Null until they are known. Carried from the first, static rendering into the live page.</summary>
    [PersistentState]
    public IReadOnlyList<PodcastSummary>? Shows { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Shows is null)
        {
            await LoadAsync();
        }
    }

    // An empty shelf fills by itself: at its first start the app is still adding its sample show.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            while (firstRender && Shows is not { Count: > 0 })
            {
                await Task.Delay(LookAgain, time, _leaving.Token);
                await LoadAsync();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The reader left.
        }
    }

    private async Task LoadAsync()
    {
        _problem = null;
        try
        {
            Shows = await podcasts.ListAsync(_leaving.Token);
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The reader left; there is nobody to show it to.
        }
    }

    private async Task AddSampleAsync()
    {
        try
        {
            Open(await podcasts.AddAsync(api.SampleFeed.AbsoluteUri, CancellationToken.None));
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
    }

    private void Open(PodcastSummary podcast) => navigation.NavigateTo($"/podcasts/{podcast.Id}");

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
