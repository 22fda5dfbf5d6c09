namespace Podcasts.Core.Speakers.Editing;

/// <summary>A person's correction of who speaks when. It is bound to times and to speakers' numbers, so that it holds when the episode is heard again.</summary>
public abstract record SpeakerEdit;

/// <summary>Two speakers are one.</summary>
public sealed record MergeEdit(int From, int Into) : SpeakerEdit;

/// <summary>Who a speaker is.</summary>
/// <param name="Speaker">Whose name.</param>
/// <param name="Name">As it is shown, or null to show none, whatever the voice is like.</param>
/// <param name="Person">Id of the person who is meant, or null.</param>
/// <param name="Confirmed">Whether somebody is sure, so that the voice may be learned.</param>
public sealed record NameEdit(int Speaker, string? Name, string? Person, bool Confirmed) : SpeakerEdit;

/// <summary>What is said in a stretch is said by this speaker.</summary>
public sealed record ReassignEdit(TimeSpan Start, TimeSpan End, int Speaker) : SpeakerEdit;

/// <summary>A segment ends here and another one starts.</summary>
public sealed record SplitEdit(TimeSpan At) : SpeakerEdit;
