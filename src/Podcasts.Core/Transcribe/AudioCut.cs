namespace Podcasts.Core.Transcribe;

/// <summary>A step through an episode's audio.</summary>
/// <param name="Speech">What is to be heard, or null where there was only silence.</param>
/// <param name="End">Everything before this time has been cut; cutting again from here gives the same windows.</param>
public sealed record AudioCut(AudioWindow? Speech, TimeSpan End);
