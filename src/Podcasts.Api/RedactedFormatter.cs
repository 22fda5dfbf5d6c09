using System.Text.RegularExpressions;
using Serilog.Events;
using Serilog.Formatting;

namespace Podcasts.Api;

/// <summary>Writes log entries without what must not stand in a log: logins and queries of addresses (signed ones carry their secret there), tokens, keys and passwords.</summary>
internal sealed partial class RedactedFormatter(ITextFormatter inner) : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var text = new StringWriter();
        inner.Format(logEvent, text);
        output.Write(Redact(text.ToString()));
    }

    internal static string Redact(string text) =>
        KnownKey().Replace(Password().Replace(Authorization().Replace(Query().Replace(Login().Replace(text, "//***@"), "$1?***"), "$1 ***"), "$1***"), "$1***");

    [GeneratedRegex(@"//[^/@\s""\\]+@", RegexOptions.None, 10_000)]
    private static partial Regex Login();

    [GeneratedRegex(@"(\b[a-z]+://[^\s?""'<>\\]*)\?[^\s""'<>\\]*", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Query();

    [GeneratedRegex(@"\b(Bearer|Basic) [A-Za-z0-9._~+/=-]{8,}", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Authorization();

    [GeneratedRegex(@"\b((?:password|pwd|token|secret|api[_-]?key)\\?""?\s*[=:]\s*\\?""?)[^\s;&,""\\]+", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Password();

    // Of Hugging Face and OpenAI, which are known by how they begin.
    [GeneratedRegex(@"\b(hf_|sk-)[A-Za-z0-9_-]{8,}", RegexOptions.None, 10_000)]
    private static partial Regex KnownKey();
}
