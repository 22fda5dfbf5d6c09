namespace Podcasts.Ui.Components;

/// <summary>How the pages write times.</summary>
internal static class Clock
{
    /// <summary>A position or length, such as <c>4:05</c> or <c>1:02:03</c>.</summary>
    public static string At(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Max(0, Math.Floor(seconds)));
        return time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time:mm\\:ss}" : $"{time:m\\:ss}";
    }

    /// <summary>A length in words, such as <c>5 min</c> or <c>1 h 2 min</c>.</summary>
    public static string Length(double seconds)
    {
        var minutes = Math.Max(1, (int)Math.Round(seconds / 60));
        return minutes < 60 ? $"{minutes} min" : minutes % 60 == 0 ? $"{minutes / 60} h" : $"{minutes / 60} h {minutes % 60} min";
    }

    /// <summary>A length for speech, such as <c>PT245S</c> in a <c>time</c> element's datetime.</summary>
    public static string Machine(double seconds) => $"PT{(long)seconds}S";

    /// <summary>How long is left, no more exact than can be known; null asks for patience.</summary>
    public static string Left(double? seconds) => seconds switch
    {
        null => "Working out how long it will take",
        < 10 => "A few seconds left",
        < 50 => "Less than a minute left",
        < 90 => "About a minute left",
        < 3600 => $"About {Math.Ceiling(seconds.Value / 60):0} minutes left",
        _ => $"About {Length(seconds.Value)} left",
    };

    /// <summary>A day, such as <c>3 Oct 2026</c>.</summary>
    public static string Day(DateTimeOffset day) => $"{day:d MMM yyyy}";
}
