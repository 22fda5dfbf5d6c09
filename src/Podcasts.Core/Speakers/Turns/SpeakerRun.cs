namespace Podcasts.Core.Speakers.Turns;

/// <summary>Frames of the recording in which one speaker speaks.</summary>
/// <param name="First">The first such frame.</param>
/// <param name="End">The first after them, or the last frame of the recording.</param>
/// <param name="Speaker">The cluster.</param>
internal readonly record struct SpeakerRun(int First, int End, int Speaker);
