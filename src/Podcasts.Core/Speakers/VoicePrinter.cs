using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Speakers.Segmentation;
using Podcasts.Core.Speakers.Turns;

namespace Podcasts.Core.Speakers;

/// <summary>Takes voice prints of the speakers of an episode, from windows that are certainly theirs.</summary>
internal static class VoicePrinter
{
    // A voice heard for less is a poor likeness; one that is nearly as like another speaker may be the other.
    private const double LeastSolo = 3; // s
    private const double LeastMargin = 0.1; // cosine

    /// <summary>Prints all speakers.</summary>
    /// <param name="windows">Voices and who speaks when.</param>
    /// <param name="clusters">Who the slots are.</param>
    /// <param name="turns">Of the same speakers.</param>
    /// <returns>For each speaker of whom a window is good enough.</returns>
    public static IReadOnlyList<SpeakerVoice> Print(SpeakerWindows windows, SpeakerClusters clusters, IReadOnlyList<SpeakerTurn> turns)
    {
        var centroids = clusters.Centroids.Select(centroid => Vectors.Unit(centroid)).ToArray();
        var solo = SpeakerTurns.Solo(turns);
        var members = windows.Slots()
            .Select(at => (Speaker: clusters.Speakers[at.Window, at.Slot], at.Window, at.Slot))
            .Where(at => at.Speaker >= 0)
            .Select(at => (at.Speaker, Seconds: (double)windows.FramesAlone(at.Window, at.Slot) * WindowGrid.FrameStep / WindowGrid.SampleRate, at.Window, at.Slot))
            .Where(at => at.Seconds >= LeastSolo)
            .Select(at => (at.Speaker, at.Seconds, Voice: Vectors.Unit(windows.Embedding(at.Window, at.Slot))))
            .Where(member => Margin(member.Voice, member.Speaker, centroids) >= LeastMargin)
            .ToLookup(member => member.Speaker, member => (member.Seconds, member.Voice));
        return [.. members.OrderBy(own => own.Key).Select(own => Print(own.Key, [.. own], solo.GetValueOrDefault(own.Key)))];
    }

    private static SpeakerVoice Print(int speaker, IReadOnlyList<(double Seconds, float[] Voice)> members, TimeSpan solo)
    {
        var mean = new float[members[0].Voice.Length];
        foreach (var (seconds, voice) in members)
        {
            for (var d = 0; d < mean.Length; d++)
            {
                mean[d] += (float)seconds * voice[d];
            }
        }

        var print = Vectors.Unit(mean);
        return new(speaker, print, solo, members.Average(member => Vectors.Dot(member.Voice, print)));
    }

    private static double Margin(float[] voice, int speaker, float[][] centroids) =>
        Vectors.Dot(voice, centroids[speaker]) - centroids.Where((_, other) => other != speaker).Select(other => Vectors.Dot(voice, other)).DefaultIfEmpty(-1).Max();
}
