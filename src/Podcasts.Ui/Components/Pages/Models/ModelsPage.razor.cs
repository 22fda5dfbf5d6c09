using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Models;

/// <summary>The model files that were found, those that can be downloaded, and what runs them.</summary>
public sealed partial class ModelsPage(ModelsClient client) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private string? _problem;

    /// <summary>Null until they are known. Carried from the first, static rendering into the live page.</summary>
    [PersistentState]
    public ModelOverview? Overview { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Overview is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        _problem = null;
        try
        {
            Overview = await client.ListAsync(_leaving.Token);
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

    /// <summary>The few that suit most people, and any that is under way.</summary>
    private static bool IsFirstChoice(CatalogModel model) => model.Advice is not null || model.Download is { IsActive: true };

    private static IEnumerable<string> Abilities(EngineAbilities abilities)
    {
        (bool Can, string What)[] all =
        [
            (abilities.WordTimes, "Times of words"),
            (abilities.Translate, "Into English"),
            (abilities.LanguageDetection, "Finds the language"),
            (abilities.Prompt, "Prompt and vocabulary"),
            (abilities.Beam, "Beam search"),
            (abilities.Gpu, "GPU"),
        ];
        return all.Where(ability => ability.Can).Select(ability => ability.What);
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
