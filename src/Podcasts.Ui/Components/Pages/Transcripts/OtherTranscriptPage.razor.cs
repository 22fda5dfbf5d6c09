using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Transcripts;

/// <summary>A transcript that was made elsewhere, word by word beside ours, or by itself.</summary>
public sealed partial class OtherTranscriptPage(TranscriptsClient transcripts) : IDisposable
{
    private const int PageSize = 300; // paragraphs: a browser renders them at once
    private const double ParagraphSeconds = 30;

    private readonly CancellationTokenSource _leaving = new();
    private OtherText? _text;
    private Comparison? _comparison;
    private string? _noComparison;
    private string? _problem;
    private bool _compares = true;
    private int _shown = PageSize;
    private List<ComparedParagraph> _paragraphs = [];

    /// <summary>The episode's id, from the address.</summary>
    [Parameter]
    public string Episode { get; set; } = "";

    /// <summary>The transcript's id, from the address.</summary>
    [Parameter]
    public string Other { get; set; } = "";

    private string Heading => _text?.Transcript is { } other ? other.IsPublishers ? "The publisher’s transcript" : other.Name : "A transcript from elsewhere";

    private IEnumerable<ComparedParagraph> Compared => _paragraphs.Take(_shown);

    private bool HasMore => _shown < (_compares && _comparison is not null ? _paragraphs.Count : _text?.Segments.Count ?? 0);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _problem = null;
        try
        {
            _text = await transcripts.GetOtherAsync(Episode, Other, _leaving.Token);
            _comparison = await transcripts.FindComparisonAsync(Episode, Other, _leaving.Token);
            _paragraphs = [.. Paragraphs(_comparison?.Passages ?? [])];
        }
        catch (ApiException exception) when (_text is not null)
        {
            _noComparison = exception.Message;
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

    // A new paragraph where what follows is half a minute on; what is the same for longer is one.
    private static IEnumerable<ComparedParagraph> Paragraphs(IReadOnlyList<ComparedPassage> passages)
    {
        var current = new List<ComparedPassage>();
        var number = 0;
        foreach (var passage in passages)
        {
            if (current.Count > 0 && passage.Start - current[0].Start >= ParagraphSeconds)
            {
                yield return new(number++, current);
                current = [];
            }

            current.Add(passage);
        }

        if (current.Count > 0)
        {
            yield return new(number, current);
        }
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private sealed record ComparedParagraph(int Number, IReadOnlyList<ComparedPassage> Passages)
    {
        public double Start => Passages[0].Start;
    }
}
