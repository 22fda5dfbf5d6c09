using Podcasts.Core.Speakers.Clustering;

namespace Podcasts.Core.Speakers.VoicePrints;

/// <summary>A person's voice as it was in several episodes.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="Prints">One for each episode at most. They are not averaged: a mean that has drifted cannot be repaired.</param>
public sealed record VoiceProfile(string Person, IReadOnlyList<VoicePrint> Prints)
{
    private const int Best = 3;

    /// <summary>How like a print this voice is: the mean cosine of the three most similar prints; null if none is of the same model or there is too little speech.</summary>
    public double? Similarity(VoicePrint print, VoicePrintSettings settings)
    {
        var comparable = Prints.Where(own => own.Model == print.Model && own.Vector.Length == print.Vector.Length).ToArray();
        return comparable.Sum(own => own.Solo.TotalSeconds) >= settings.LeastProfile.TotalSeconds && comparable.Sum(own => own.Turns) >= settings.LeastProfileTurns
            ? comparable.Select(own => Vectors.Dot(own.Vector, print.Vector)).OrderDescending().Take(Best).DefaultIfEmpty(-1).Average()
            : null;
    }
}
