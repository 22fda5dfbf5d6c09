using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Podcasts;

/// <summary>The people of a show whose voices were named, each of whom can be forgotten.</summary>
public sealed partial class ShowPeople(SpeakersClient speakers) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ElementReference _heading;
    private IReadOnlyList<ShowPerson>? _people;
    private string? _asked;
    private string? _problem;
    private string _news = "";

    /// <summary>Id of the show.</summary>
    [Parameter, EditorRequired]
    public string Podcast { get; set; } = "";

    protected override Task OnInitializedAsync() => LoadAsync();

    private Task LoadAsync() => TryAsync(async () =>
        _people = [.. (await speakers.ListAsync(Podcast, null, _leaving.Token)).Where(person => person.Id is not null)]);

    private Task DeleteAsync(ShowPerson person) => TryAsync(async () =>
    {
        await speakers.DeleteAsync(person.Id!, CancellationToken.None);
        _asked = null;
        await LoadAsync();
        _news = $"Nothing is kept of the voice of {person.Name} any more.";
        await _heading.FocusAsync();
    });

    private async Task TryAsync(Func<Task> act)
    {
        _problem = null;
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
    }

    private static string Known(ShowPerson person) =>
        (person.Episodes == 1 ? "1 episode" : $"{person.Episodes:N0} episodes")
        + (person.Prints == 0 ? ", no voice print kept" : $", voice prints from {Clock.Length(person.Solo)} of speech");

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
