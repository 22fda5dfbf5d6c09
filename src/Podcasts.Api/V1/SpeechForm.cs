using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Podcasts.Ops;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.V1;

namespace Podcasts.Api.V1;

/// <summary>The form that a recording comes in. The file goes to the disk as it arrives, whatever its length, and not through memory.</summary>
internal sealed class SpeechForm(V1Orchestrator v1) : IDisposable
{
    private const int LongestField = 16 << 10; // characters
    private const int MostFields = 50;
    private const int LongestPrompt = 1_000;
    private static readonly string[] Formats = ["json", "text", "srt", "vtt", "verbose_json", "diarized_json"];
    private static readonly string[] Granularities = ["segment", "word"];
    private readonly List<(string Name, string Value)> _fields = [];
    private string? _part;

    /// <summary>Where the recording lies.</summary>
    public string Part => _part ?? throw Refused("The form has no file: send the recording as the part named file.");

    /// <summary>What its sender calls it.</summary>
    public string FileName { get; private set; } = "";

    public string Format => Field("response_format") ?? "json";

    public bool Stream => Field("stream") is "true" or "True" or "1";

    public bool WantsWords => Wanted.Contains("word");

    public bool WantsSegments => Wanted.Contains("segment") || !WantsWords;

    /// <summary>How it is to be heard.</summary>
    public TranscribeSettings Settings => new() { Model = Field("model"), Language = Field("language"), Prompt = Field("prompt"), WordTimes = true };

    private List<string> Wanted => [.. _fields.Where(entry => entry.Name is "timestamp_granularities[]" or "timestamp_granularities").Select(entry => entry.Value)];

    /// <exception cref="UnprocessableException">It is no such form.</exception>
    public static async Task<SpeechForm> ReadAsync(HttpRequest request, V1Orchestrator v1, CancellationToken cancellationToken)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType == "multipart/form-data" ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        if (string.IsNullOrEmpty(boundary))
        {
            throw Refused("The recording is sent as a form: Content-Type: multipart/form-data, with the parts file and model.");
        }

        var form = new SpeechForm(v1);
        try
        {
            await form.ReadAsync(new MultipartReader(boundary, request.Body), cancellationToken);
            form.Check();
            return form;
        }
        catch (Exception failure)
        {
            form.Dispose();
            throw failure is InvalidDataException or IOException and not BadHttpRequestException ? Refused("The form is broken or not complete. Send it again.") : failure;
        }
    }

    public void Dispose()
    {
        if (_part is { } part)
        {
            Uploads.Discard(part);
        }
    }

    private async Task ReadAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            var disposition = section.GetContentDispositionHeader();
            if (disposition?.IsFileDisposition() == true && _part is null && HeaderUtilities.RemoveQuotes(disposition.Name) == "file")
            {
                FileName = (disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).Value ?? "";
                _part = await v1.ReceiveAsync(section.Body, cancellationToken);
            }
            else if (disposition?.IsFormDisposition() == true && _fields.Count < MostFields)
            {
                _fields.Add((HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "", await ReadFieldAsync(section.Body, cancellationToken)));
            }
            else
            {
                throw Refused("The form has parts that nobody asked for: one file, named file, and a few fields are all that is taken.");
            }
        }
    }

    private static async Task<string> ReadFieldAsync(Stream body, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(body);
        var letters = new char[LongestField];
        var count = await reader.ReadBlockAsync(letters, cancellationToken);
        return count < LongestField ? new string(letters, 0, count) : throw Refused($"A field of the form is longer than {LongestField} characters.");
    }

    // A temperature is taken and means nothing: the recogniser tries 0 first, and others where that fails.
    private void Check()
    {
        _ = Part;
        if (!Formats.Contains(Format))
        {
            throw Refused($"There is no response_format {Format}; there are {string.Join(", ", Formats)}.");
        }

        if (Wanted.Except(Granularities).Any())
        {
            throw Refused("timestamp_granularities[] is segment or word.");
        }

        if (Settings.Prompt?.Length > LongestPrompt)
        {
            throw Refused("A prompt is at most 1,000 characters long: a model looks at its last 220 tokens or so.");
        }

        if (Field("temperature") is { } temperature && !(double.TryParse(temperature, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1))
        {
            throw Refused("A temperature is a number between 0 and 1.");
        }
    }

    private string? Field(string name) => _fields.FindLast(field => field.Name == name).Value is { Length: > 0 } value ? value : null;

    private static UnprocessableException Refused(string sentence) => new(sentence);
}
