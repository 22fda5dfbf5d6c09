using Podcasts.Core.Speakers.VoicePrints;

namespace Podcasts.Core.Speakers;

/// <summary>A speaker of an episode.</summary>
/// <param name="Talk">How long the speaker speaks, with or without others.</param>
/// <param name="Centroid">The mean embedding, not normalised.</param>
/// <param name="Print">Null where the voice is never heard alone for long enough.</param>
public sealed record DiarizedSpeaker(TimeSpan Talk, float[] Centroid, VoicePrint? Print);
