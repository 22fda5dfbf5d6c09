using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Speakers.Turns;

/// <summary>Lays windows over each other: each frame goes to as many speakers as were counted, those that most windows hear (diarization.md 4.6).</summary>
/// <remarks>Votes are counted frame by frame, so that memory does not grow with speakers times frames.</remarks>
internal sealed class Reconstruction
{
    private readonly SpeakerWindows _windows;
    private readonly SpeakerClusters _clusters;
    private readonly int[] _votes;
    private readonly bool[] _isMarked; // Has voted already, or is chosen.
    private readonly int[] _since; // The frame at which a speaker began, or -1.
    private readonly List<SpeakerRun> _runs = [];

    private Reconstruction(SpeakerWindows windows, SpeakerClusters clusters)
    {
        (_windows, _clusters) = (windows, clusters);
        (_votes, _isMarked, _since) = (new int[clusters.Centroids.Count], new bool[clusters.Centroids.Count], new int[clusters.Centroids.Count]);
        Array.Fill(_since, -1);
    }

    /// <summary>Reconstructs.</summary>
    /// <param name="windows">Who of each window's slots speaks when.</param>
    /// <param name="clusters">Who the slots are.</param>
    /// <param name="counts">For each frame of the recording, how many speak.</param>
    /// <returns>In the order of their ends.</returns>
    public static IReadOnlyList<SpeakerRun> Reconstruct(SpeakerWindows windows, SpeakerClusters clusters, IReadOnlyList<byte> counts)
    {
        var reconstruction = new Reconstruction(windows, clusters);
        var from = 0;
        for (var frame = 0; frame < counts.Count; frame++)
        {
            while (from < windows.Count && WindowGrid.FirstFrame(from) + WindowGrid.Frames <= frame)
            {
                from++;
            }

            reconstruction.Vote(frame, from);
            reconstruction.Choose(frame, counts[frame]);
        }

        reconstruction.Close(counts.Count - 1);
        return reconstruction._runs;
    }

    // A window has one vote for a speaker, even if two of its slots are the same person.
    private void Vote(int frame, int from)
    {
        Array.Clear(_votes);
        for (var window = from; window < _windows.Count && WindowGrid.FirstFrame(window) <= frame; window++)
        {
            Array.Clear(_isMarked);
            for (var slot = 0; slot < Powerset.Slots; slot++)
            {
                var speaker = _clusters.Speakers[window, slot];
                if (speaker >= 0 && !_isMarked[speaker] && _windows.Active[window, frame - WindowGrid.FirstFrame(window), slot])
                {
                    _isMarked[speaker] = true;
                    _votes[speaker]++;
                }
            }
        }
    }

    // Of equals the one who spoke in the frame before goes on. Who has no vote never speaks, though the reference lets them.
    private void Choose(int frame, int count)
    {
        Array.Clear(_isMarked);
        for (; count > 0; count--)
        {
            var best = -1;
            for (var speaker = 0; speaker < _votes.Length; speaker++)
            {
                var isBetter = _votes[speaker] > 0 && !_isMarked[speaker]
                    && (best < 0 || _votes[speaker] > _votes[best] || (_votes[speaker] == _votes[best] && _since[speaker] >= 0 && _since[best] < 0));
                best = isBetter ? speaker : best;
            }

            if (best < 0)
            {
                break;
            }

            _isMarked[best] = true;
        }

        for (var speaker = 0; speaker < _since.Length; speaker++)
        {
            if (_isMarked[speaker] != _since[speaker] >= 0)
            {
                End(speaker, frame);
                _since[speaker] = _isMarked[speaker] ? frame : -1;
            }
        }
    }

    private void Close(int frame)
    {
        for (var speaker = 0; speaker < _since.Length; speaker++)
        {
            End(speaker, frame);
        }
    }

    private void End(int speaker, int frame)
    {
        if (_since[speaker] >= 0 && _since[speaker] < frame)
        {
            _runs.Add(new(_since[speaker], frame, speaker));
        }
    }
}
