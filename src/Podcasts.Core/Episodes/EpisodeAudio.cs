namespace Podcasts.Core.Episodes;

/// <summary>What a file of audio says about itself.</summary>
/// <param name="Duration">As its headers say, which may lie where it was cut or has a variable rate; the end is where reading ends.</param>
/// <param name="Codec">ffmpeg's name, such as <c>mp3</c>, <c>aac</c>, <c>opus</c>.</param>
/// <param name="Format">ffmpeg's name of the container, such as <c>mp3</c>, <c>ogg</c>, <c>mov,mp4,m4a,3gp,3g2,mj2</c>.</param>
/// <param name="SampleRate">Samples per second and channel.</param>
/// <param name="Channels">At least 1.</param>
/// <param name="ContentType">Media type to serve it with, such as <c>audio/mpeg</c>.</param>
public sealed record EpisodeAudio(TimeSpan Duration, string Codec, string Format, int SampleRate, int Channels, string ContentType);
