namespace Podcasts.Core.Speakers.Editing;

/// <summary>What people have said about who the speakers are, and which of them are one.</summary>
/// <param name="Names">By a speaker's number.</param>
/// <param name="Into">By the number of a speaker that was merged away: who it is now.</param>
public sealed record EditedNames(IReadOnlyDictionary<int, SpeakerName> Names, IReadOnlyDictionary<int, int> Into)
{
    public static EditedNames Of(IEnumerable<SpeakerEdit> edits)
    {
        var (names, into) = (new Dictionary<int, SpeakerName>(), new Dictionary<int, int>());
        foreach (var edit in edits)
        {
            if (edit is NameEdit name)
            {
                names[name.Speaker] = new(name.Name, name.Person, name.Confirmed);
            }
            else if (edit is MergeEdit merge)
            {
                foreach (var merged in into.Where(pair => pair.Value == merge.From).Select(pair => pair.Key).ToList())
                {
                    into[merged] = merge.Into;
                }

                into[merge.From] = merge.Into;
                into.Remove(merge.Into);
                if (names.Remove(merge.From, out var former) && names.GetValueOrDefault(merge.Into)?.Name is null)
                {
                    names[merge.Into] = former; // A name is not lost when it is merged into a speaker without one.
                }
            }
        }

        return new(names, into);
    }

    /// <summary>Who a speaker that the machine found is by now.</summary>
    public int Current(int speaker) => Into.GetValueOrDefault(speaker, speaker);

    /// <summary>The voices as they are by now: those of merged speakers are one, each weighted by how long it was heard.</summary>
    public IReadOnlyList<SpeakerVoice> Merged(IEnumerable<SpeakerVoice> voices) =>
        [.. voices.GroupBy(voice => Current(voice.Speaker)).Select(same => VoicePrints.Mean(same.Key, [.. same]))];
}
