namespace Podcasts.Cli;

/// <summary>What the program ends with, so that scripts can tell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>It could not be done, or what was looked at is not well; a sentence says why.</summary>
    public const int Failed = 1;

    /// <summary>The words are not understood.</summary>
    public const int Usage = 2;

    /// <summary>The server does not answer.</summary>
    public const int Unreachable = 3;

    /// <summary>Ctrl-C, as shells count it.</summary>
    public const int Stopped = 130;
}
