namespace Podcasts.Core.Speakers.Editing;

/// <summary>What people have said about who a speaker is.</summary>
/// <param name="Name">As shown, or null where somebody has said that no name fits.</param>
/// <param name="Person">Id of the person, or null.</param>
/// <param name="Confirmed">Whether somebody is sure.</param>
public sealed record SpeakerName(string? Name, string? Person, bool Confirmed);
