using System.Globalization;

namespace Podcasts.Cli;

/// <summary>How far something is, on one line of standard error that is written over and over; nothing where that is no terminal.</summary>
internal sealed class ProgressBar : IDisposable
{
    private const int Width = 30;
    private readonly bool _isShown = !Console.IsErrorRedirected;
    private int _length;

    /// <param name="percent">0 to 100.</param>
    /// <param name="doing">A word or two, and what is left.</param>
    public void Show(double percent, string doing)
    {
        if (_isShown)
        {
            var line = Line(percent, doing);
            Console.Error.Write($"\r{line.PadRight(_length)}");
            _length = line.Length;
        }
    }

    public void Dispose()
    {
        if (_length > 0)
        {
            Console.Error.Write($"\r{new string(' ', _length)}\r");
            _length = 0;
        }
    }

    internal static string Line(double percent, string doing)
    {
        var done = Math.Clamp((int)(percent / 100 * Width), 0, Width);
        return string.Create(CultureInfo.InvariantCulture, $"[{new string('#', done)}{new string('.', Width - done)}] {Math.Clamp(percent, 0, 100),3:0} % {Printer.Plain(doing)}");
    }
}
