using Microsoft.Extensions.Logging;
using Podcasts.Core.Models;
using Podcasts.Core.Transcribe.Speech;
using Podcasts.Core.Transcribe.Speech.Silero;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Models;

/// <summary>Finds what tells speech from other sound: Silero's network where its file lies in the models folder, or else loudness. Thread-safe.</summary>
public sealed partial class SpeechDetectors(DataFolder data, ILogger<SpeechDetectors> logger)
{
    private readonly Lock _gate = new();
    private (string Path, long Length, DateTime Written)[] _seen = [];
    private FoundDetector _found = new(SpeechEnergy.Instance, null);

    /// <summary>The best one that works now; a file that has come or changed is looked at.</summary>
    public FoundDetector Find()
    {
        lock (_gate)
        {
            var files = new DirectoryInfo(data.Models).EnumerateFiles(ModelCatalog.SpeechDetectorFiles).OrderByDescending(file => file.Name, StringComparer.Ordinal);
            (string, long, DateTime)[] seen = [.. files.Select(file => (file.FullName, file.Length, file.LastWriteTimeUtc))];
            if (!seen.SequenceEqual(_seen))
            {
                _seen = seen;
                _found = Load(_seen.Select(file => file.Path));
            }

            return _found;
        }
    }

    // The newest version that is whole; the first that is not has its problem told.
    private FoundDetector Load(IEnumerable<string> paths)
    {
        string? problem = null;
        foreach (var path in paths)
        {
            try
            {
                var detector = SileroDetector.Load(path);
                Log.Loaded(logger, detector.Name, path);
                return new(detector, problem);
            }
            catch (ModelFileException failure)
            {
                Log.Broken(logger, failure.Message);
                problem ??= failure.Message;
            }
        }

        return new(SpeechEnergy.Instance, problem);
    }

    private static partial class Log
    {
        [LoggerMessage(511, LogLevel.Information, "Speech is told from other sound by {Detector} from {Path}.")]
        public static partial void Loaded(ILogger logger, string detector, string path);

        [LoggerMessage(512, LogLevel.Warning, "A speech detector in the models folder cannot be used: {Problem}")]
        public static partial void Broken(ILogger logger, string problem);
    }
}

/// <summary>The speech detector in use.</summary>
/// <param name="Detector">It works.</param>
/// <param name="Problem">Why a file that lies there is not in use, in a sentence, or null.</param>
public sealed record FoundDetector(ISpeechDetector Detector, string? Problem);
