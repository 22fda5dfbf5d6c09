namespace Podcasts.Ops.Speakers;

/// <summary>Somebody who speaks in a show, or is said to.</summary>
/// <param name="Id">Null while nobody has been named so.</param>
/// <param name="Podcast">The show.</param>
/// <param name="Name">As given, or as the feed says.</param>
/// <param name="Episodes">In how many a speaker has the name.</param>
/// <param name="Prints">Voice prints that are kept.</param>
/// <param name="Solo">How long they were heard alone in those.</param>
/// <param name="Cast">Whether the feed or the notes name them.</param>
public sealed record PersonOverview(string? Id, string Podcast, string Name, int Episodes, int Prints, TimeSpan Solo, bool Cast);
