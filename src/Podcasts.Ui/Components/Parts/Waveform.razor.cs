using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Parts;

/// <summary>An episode's waveform with the speaker timeline, the passages that deserve a check and where chapters begin. Fills its parent's width.</summary>
public sealed partial class Waveform
{
    /// <summary>Bars in the picture: more would run together on a phone.</summary>
    private const int Most = 400;

    /// <summary>A bar is at least as high, of 100, so that silence is a line.</summary>
    private const double Lowest = 3;

    /// <summary>The part of the whole that a mark takes at least, of 1000.</summary>
    private const double Visible = 3;

    private List<(int? Who, string Path)> _bars = [];
    private string _doubts = "";
    private string _chapters = "";
    private (object?, object?, object?, object?, object?) _drawn;

    [Parameter, EditorRequired]
    public EpisodePeaks Peaks { get; set; } = default!;

    /// <summary>In order of time.</summary>
    [Parameter]
    public IReadOnlyList<TranscriptSegment> Segments { get; set; } = [];

    /// <summary>The voices, empty until they are known.</summary>
    [Parameter]
    public IReadOnlyList<TranscriptSpeaker> Speakers { get; set; } = [];

    [Parameter]
    public IReadOnlyList<TranscriptDoubt> Doubts { get; set; } = [];

    [Parameter]
    public IReadOnlyList<Chapter> Chapters { get; set; } = [];

    protected override void OnParametersSet()
    {
        var wanted = ((object?)Peaks, (object?)Segments, (object?)Speakers, (object?)Doubts, (object?)Chapters);
        if (wanted != _drawn)
        {
            _drawn = wanted;
            _bars = Draw();
            _doubts = string.Concat(Doubts.Select(doubt => $"M{X(doubt.Start)} 100v-9h{N(Math.Max(Visible, (doubt.End - doubt.Start) / Peaks.Duration * 1000))}v9z"));
            _chapters = string.Concat(Chapters.Where(chapter => chapter.Start > 0).Select(chapter => $"M{X(chapter.Start)} 0v100"));
        }
    }

    /// <summary>Null for silence, 0 where it is not known who speaks, else the speaker's number.</summary>
    private List<(int? Who, string Path)> Draw()
    {
        var numbers = Speakers.ToDictionary(speaker => speaker.Id, speaker => speaker.Number);
        var paths = new Dictionary<int, StringBuilder>();
        var count = Math.Min(Most, Peaks.Peaks.Count);
        var (width, next) = (1000.0 / count, 0);
        for (var bar = 0; bar < count; bar++)
        {
            var middle = (bar + 0.5) / count * Peaks.Duration;
            while (next < Segments.Count && Segments[next].End < middle)
            {
                next++;
            }

            var spoken = next < Segments.Count && Segments[next].Start <= middle ? Segments[next] : null;
            var who = spoken is null ? -1 : numbers.GetValueOrDefault(spoken.SpeakerId ?? "");
            var (from, to) = (bar * Peaks.Peaks.Count / count, (bar + 1) * Peaks.Peaks.Count / count);
            var height = Math.Max(Lowest, Peaks.Peaks.Skip(from).Take(to - from).Max());
            if (!paths.TryGetValue(who, out var path))
            {
                paths.Add(who, path = new());
            }

            path.Append(CultureInfo.InvariantCulture, $"M{N(bar * width)} {N(50 - (height / 2))}h{N(width * 0.75)}v{N(height)}h-{N(width * 0.75)}z");
        }

        return [.. paths.OrderBy(path => path.Key).Select(path => (path.Key < 0 ? (int?)null : path.Key, path.Value.ToString()))];
    }

    private string X(double seconds) => N(Math.Clamp(seconds / Peaks.Duration, 0, 1) * 1000);

    private static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
