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
        return minutes < 60 ? ClockText.Minutes.With(minutes)
            : minutes % 60 == 0 ? ClockText.Hours.With(minutes / 60)
            : ClockText.HoursAndMinutes.With(minutes / 60, minutes % 60);
    }

    /// <summary>A length for speech, such as <c>PT245S</c> in a <c>time</c> element's datetime.</summary>
    public static string Machine(double seconds) => $"PT{(long)seconds}S";

    /// <summary>How long is left, no more exact than can be known; null asks for patience.</summary>
    public static string Left(double? seconds) => seconds switch
    {
        null => ClockText.LeftUnknown,
        < 10 => ClockText.LeftSeconds,
        < 50 => ClockText.LeftUnderAMinute,
        < 90 => ClockText.LeftAMinute,
        < 3600 => ClockText.LeftMinutes.With(Math.Ceiling(seconds.Value / 60)),
        _ => ClockText.LeftLonger.With(Length(seconds.Value)),
    };

    /// <summary>A day, such as <c>3 Oct 2026</c>.</summary>
    public static string Day(DateTimeOffset day) => day.ToString(LanguageText.Day, Language.Format);

    /// <summary>A moment, such as <c>3 Oct 2026, 14:05 UTC</c>.</summary>
    public static string Moment(DateTimeOffset moment) => $"{moment.UtcDateTime.ToString(LanguageText.Moment, Language.Format)} UTC";
}
