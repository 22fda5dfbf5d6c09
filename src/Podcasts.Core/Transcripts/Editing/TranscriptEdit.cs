namespace Podcasts.Core.Transcripts.Editing;

/// <summary>A person's correction of what is said. It is bound to times, so that it holds when the episode is heard again.</summary>
public abstract record TranscriptEdit;

/// <summary>In this stretch these words are said, and no others.</summary>
/// <param name="Start">Time from the start of the episode.</param>
/// <param name="End">Where it ends; a word is in the stretch if its middle is.</param>
/// <param name="Text">On one line; empty where nothing is said.</param>
/// <param name="Words">Those of the text, in order of time; empty where the engine gave none.</param>
public sealed record TextEdit(TimeSpan Start, TimeSpan End, string Text, IReadOnlyList<TranscriptWord> Words) : TranscriptEdit;

/// <summary>In this stretch the machine is right.</summary>
public sealed record RevertEdit(TimeSpan Start, TimeSpan End) : TranscriptEdit;

/// <summary>A segment ends here and another one starts.</summary>
public sealed record SplitEdit(TimeSpan At) : TranscriptEdit;

/// <summary>The segments before and after this time are one.</summary>
public sealed record JoinEdit(TimeSpan At) : TranscriptEdit;
