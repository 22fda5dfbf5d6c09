using System.Globalization;

namespace Podcasts.Core.Speakers.Editing;

/// <summary>Says in a few words what people corrected last, which is what an undo takes back.</summary>
public static class LatestEdit
{
    /// <param name="edits">Oldest first.</param>
    /// <returns>Such as "Speaker 2 merged into Ada", with the names of before; null where there is nothing.</returns>
    public static string? Tell(IReadOnlyList<SpeakerEdit> edits)
    {
        var names = EditedNames.Of(edits.SkipLast(1)).Names;
        return (edits.Count > 0 ? edits[^1] : null) switch
        {
            null => null,
            MergeEdit merge => $"{Called(merge.From)} merged into {Called(merge.Into)}",
            NameEdit { Name: null } name => $"No name for {Called(name.Speaker)}",
            NameEdit name => $"{Called(name.Speaker)} named {name.Name}",
            ReassignEdit range => $"{Time(range.Start)} to {Time(range.End)} given to {Called(range.Speaker)}",
            SplitEdit split => $"Split at {Time(split.At)}",
            var unknown => throw new ArgumentException($"There is no telling of a {unknown.GetType().Name}.", nameof(edits)),
        };

        string Called(int speaker) => names.GetValueOrDefault(speaker)?.Name ?? SpeakerNumber.Label(speaker);
    }

    private static string Time(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00}");
}
