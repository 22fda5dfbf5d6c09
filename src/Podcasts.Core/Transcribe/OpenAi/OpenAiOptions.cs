using System.ComponentModel.DataAnnotations;

namespace Podcasts.Core.Transcribe.OpenAi;

/// <summary>Which server hears, where the engine <c>openai</c> is chosen.</summary>
public sealed class OpenAiOptions
{
    public const string Section = "OpenAi";

    /// <summary>
    /// The server's base address, such as <c>https://api.openai.com/v1</c> or <c>http://127.0.0.1:8000</c> (which means its <c>/v1</c>); null
    /// where there is none. Whoever sets it means it, so it may be a private address; redirects are not followed.
    /// </summary>
    [RegularExpression("https?://.+", ErrorMessage = "OpenAi:Address starts with http:// or https://.")]
    public string? Address { get; init; }

    /// <summary>The model's name at the server.</summary>
    [Required]
    public string Model { get; init; } = "whisper-1";

    /// <summary>The key that the server wants, or null; a key in the credentials store comes first.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Windows sent at once.</summary>
    [Range(1, 64)]
    public int Parallel { get; init; } = 4;

    /// <summary>How long the server may take over one window of at most 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Attempts in all, where the trouble looks as if it would pass.</summary>
    [Range(1, 20)]
    public int Attempts { get; init; } = 5;

    /// <summary>Pause before the second attempt; it doubles for each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause that the server may ask for with Retry-After; where it asks for more, the job fails and says so.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MaximumRetryAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The base address with its trailing slash.</summary>
    /// <exception cref="EngineUnavailableException">There is none.</exception>
    internal Uri BaseAddress()
    {
        var address = new Uri(Address ?? throw new EngineUnavailableException(OpenAiLoader.NoAddress));
        var path = address.AbsolutePath.Trim('/');
        return new Uri(address, $"/{(path.Length > 0 ? path : "v1")}/");
    }
}
