using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Podcasts;

/// <summary>The field to add a show: by the address of its feed, or by its name, which directories are asked for.</summary>
public sealed partial class AddPodcast(PodcastsClient podcasts, DirectoriesClient directories) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private FoundShows? _found;
    private string _wanted = "";
    private string _name = "";
    private string? _adding;
    private string? _problem;
    private bool _busy;

    [Parameter]
    public EventCallback<PodcastDetail> OnAdded { get; set; }

    private string Heading(FoundShows found) => found.Shows.Count switch
    {
        0 => $"No directory knows “{_name}”",
        1 => $"1 show for “{_name}”",
        var many => $"{many} shows for “{_name}”",
    };

    private Task SubmitAsync()
    {
        var wanted = _wanted.Trim();
        if (wanted.Length == 0)
        {
            _problem = "Write a show's name first, or paste the address of a feed; it starts with http:// or https://.";
            return Task.CompletedTask;
        }

        return wanted.Contains("://", StringComparison.Ordinal) ? AddAsync(wanted) : FindAsync(wanted);
    }

    private Task FindAsync(string name) => TryAsync(null, async () => (_found, _name) = (await directories.FindAsync(name, _leaving.Token), name));

    // Not cancelled when the reader leaves: the show was asked for.
    private Task AddAsync(string feed) => TryAsync(feed, async () => await OnAdded.InvokeAsync(await podcasts.AddAsync(feed, CancellationToken.None)));

    private async Task TryAsync(string? adding, Func<Task> act)
    {
        if (_busy)
        {
            return;
        }

        (_busy, _adding, _problem) = (true, adding, null);
        try
        {
            await act();
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The reader left; there is nobody to show it to.
        }
        finally
        {
            (_busy, _adding) = (false, null);
        }
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
