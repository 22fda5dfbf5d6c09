using System.Globalization;
using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Podcasts;

/// <summary>How a show's episodes are transcribed; read once somebody opens it.</summary>
public sealed partial class ShowSettings(PodcastsClient podcasts, ModelsClient models) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<Model> _models = [];
    private PodcastSettings? _settings;
    private string _vocabulary = "";
    private string? _problem;
    private string _news = "";
    private bool _busy;
    private int _saves;

    /// <summary>Id of the show.</summary>
    [Parameter, EditorRequired]
    public string Podcast { get; set; } = "";

    private async Task LoadAsync()
    {
        if (_settings is not null || _busy)
        {
            return;
        }

        await TryAsync(async () =>
        {
            _models = (await models.ListAsync(_leaving.Token)).Models;
            Take(await podcasts.FindSettingsAsync(Podcast, _leaving.Token) ?? throw new ApiException("This show was removed meanwhile. Go back to the list of shows."));
        });
    }

    private Task SaveAsync() => _busy ? Task.CompletedTask : TryAsync(async () =>
    {
        var words = _vocabulary.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Take(await podcasts.SaveSettingsAsync(Podcast, _settings! with { Vocabulary = words, TranscribeNew = null }, CancellationToken.None));
        _saves++;
        _news = "Saved. It holds from the next transcription on.";
    });

    private static int? Number(ChangeEventArgs change) => int.TryParse(change.Value as string, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The choices, and whatever the Api was told besides.</summary>
    private static IEnumerable<(int Hours, string Words)> Checks(int? chosen)
    {
        (int Hours, string Words)[] usual = [(1, "every hour"), (6, "every 6 hours"), (24, "every day"), (168, "every week"), (0, "only when I open the show")];
        return chosen is { } hours && usual.All(choice => choice.Hours != hours) ? usual.Append((hours, $"every {hours} hours")) : usual;
    }

    private void Take(PodcastSettings settings) => (_settings, _vocabulary) = (settings, string.Join('\n', settings.Vocabulary));

    private async Task TryAsync(Func<Task> act)
    {
        (_busy, _problem, _news) = (true, null, "");
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
            _busy = false;
        }
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
