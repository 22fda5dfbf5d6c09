namespace Podcasts.Ops;

/// <summary>Something a person can understand and act on; the message is a plain sentence with a way out.</summary>
public abstract class PodcastsException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What was asked for is not here.</summary>
public sealed class NotFoundException(string message) : PodcastsException(message);

/// <summary>What was asked for does not go with the present state.</summary>
public sealed class ConflictException(string message) : PodcastsException(message)
{
    /// <summary>What is there instead, where somebody else has changed it; else null.</summary>
    public CurrentSegment? Current { get; init; }
}

/// <summary>A segment as it is now.</summary>
/// <param name="Segment">Its id.</param>
/// <param name="Revision">Which the next change must name.</param>
/// <param name="Text">What it reads.</param>
public sealed record CurrentSegment(int Segment, string Revision, string Text);

/// <summary>Whoever asks is not let in: a wrong password, a wrong code, a user who is locked out.</summary>
public sealed class RefusedException(string message) : PodcastsException(message);

/// <summary>What was given cannot be used: a feed that is none, audio that is none, a model that is not there.</summary>
public sealed class UnprocessableException(string message, Exception? inner = null) : PodcastsException(message, inner);

/// <summary>This machine cannot do it at present: no space, no model, no libtorch.</summary>
public sealed class UnavailableException(string message, Exception? inner = null) : PodcastsException(message, inner)
{
    /// <summary>Whether it may be over soon without anybody doing anything here, so that waiting helps.</summary>
    public bool MayPass { get; init; }

    /// <summary>When it can be over at the soonest, where that was said.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>The app must not start like this; the host prints the message and ends with exit code 1.</summary>
public sealed class StartRefusedException(string message, Exception? inner = null) : PodcastsException(message, inner);
