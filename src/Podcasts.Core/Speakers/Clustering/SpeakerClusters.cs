using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Speakers.Clustering;

/// <summary>Who the slots of all windows are.</summary>
/// <param name="Speakers">[windows, slots]: a speaker's number, or <see cref="Nobody"/>.</param>
/// <param name="Centroids">For each speaker the mean of the embeddings, not normalised.</param>
internal sealed record SpeakerClusters(int[,] Speakers, IReadOnlyList<float[]> Centroids)
{
    /// <summary>Marks a slot that is silent, or for which no speaker is left.</summary>
    public const int Nobody = -2;

    /// <summary>Gives each slot that speaks to the nearest centroid by cosine, whatever the others of its window get.</summary>
    public static SpeakerClusters Nearest(SpeakerWindows windows, IReadOnlyList<float[]> centroids) =>
        Assign(windows, centroids, scores => [.. Enumerable.Range(0, scores.GetLength(0)).Select(slot => Best(scores, slot))]);

    /// <summary>Gives the slots of a window to different speakers so that the sum of cosines is greatest; surplus slots to nobody.</summary>
    public static SpeakerClusters OneToOne(SpeakerWindows windows, IReadOnlyList<float[]> centroids) => Assign(windows, centroids, Assignment.Maximise);

    private static SpeakerClusters Assign(SpeakerWindows windows, IReadOnlyList<float[]> centroids, Func<double[,], int[]> choose)
    {
        var units = centroids.Select(centroid => Vectors.Unit(centroid)).ToArray();
        var speakers = new int[windows.Count, Powerset.Slots];
        for (var window = 0; window < windows.Count; window++)
        {
            var speaking = Enumerable.Range(0, Powerset.Slots).Where(slot => windows.Speaks(window, slot)).ToArray();
            var scores = new double[speaking.Length, units.Length];
            for (var i = 0; i < speaking.Length; i++)
            {
                var embedding = Vectors.Unit(windows.Embedding(window, speaking[i]));
                for (var speaker = 0; speaker < units.Length; speaker++)
                {
                    var cosine = Vectors.Dot(embedding, units[speaker]);
                    scores[i, speaker] = double.IsNaN(cosine) ? -1 : cosine;
                }
            }

            var chosen = choose(scores);
            for (var slot = 0; slot < Powerset.Slots; slot++)
            {
                var at = Array.IndexOf(speaking, slot);
                speakers[window, slot] = at >= 0 && chosen[at] != Assignment.None ? chosen[at] : Nobody;
            }
        }

        return new(speakers, centroids);
    }

    private static int Best(double[,] scores, int slot) => Enumerable.Range(0, scores.GetLength(1)).MaxBy(speaker => scores[slot, speaker]);
}
