using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Core.Models;
using Podcasts.Core.Speakers.Segmentation;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe.Speech;
using Podcasts.Core.Transcribe.Speech.Silero;
using Podcasts.Ops.Diarize;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Models;

/// <summary>
/// Finds what tells speech from other sound: the network of a real speaker model that lies in the models folder, Silero's where its file lies there,
/// or else loudness. Thread-safe.
/// </summary>
public sealed partial class SpeechDetectors(
    DataFolder data, SpeakerModels speakers, IOptions<TranscribeOptions> options, IOptions<TorchOptions> torch, ILogger<SpeechDetectors> logger) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<SegmentationDetector> _opened = []; // A job may still use one that another has replaced.
    private Source[] _seen = [];
    private FoundDetector _found = new(SpeechEnergy.Instance, null);

    /// <summary>The best one that works now; a file that has come or changed is looked at.</summary>
    public FoundDetector Find()
    {
        lock (_gate)
        {
            Source[] seen = [.. Networks(), .. SileroFiles()];
            if (!seen.SequenceEqual(_seen))
            {
                _seen = seen;
                _found = Load(seen);
            }

            return _found;
        }
    }

    public void Dispose() => _opened.ForEach(detector => detector.Dispose());

    private IEnumerable<Source> Networks()
    {
        // The demo has heard synthetic voices only: of real ones it could lose words, which loudness does not.
        var folder = options.Value.SpeechDetector switch
        {
            SpeechDetectorKind.Auto => speakers.FindReal(),
            SpeechDetectorKind.Network => speakers.Find(),
            _ => null,
        };
        if (folder is not null && TorchRuntime.FindProblem(torch.Value.LibraryPath) is null)
        {
            var files = new DirectoryInfo(Path.Combine(folder, "segmentation")).GetFiles();
            yield return new(folder, files.Sum(file => file.Length), files.Select(file => file.LastWriteTimeUtc).DefaultIfEmpty().Max(), IsNetwork: true);
        }
    }

    // The newest version first.
    private IEnumerable<Source> SileroFiles() => options.Value.SpeechDetector is SpeechDetectorKind.Auto or SpeechDetectorKind.Silero && Directory.Exists(data.Models)
        ? new DirectoryInfo(data.Models).EnumerateFiles(ModelCatalog.SpeechDetectorFiles)
            .OrderByDescending(file => file.Name, StringComparer.Ordinal)
            .Select(file => new Source(file.FullName, file.Length, file.LastWriteTimeUtc, IsNetwork: false))
        : [];

    // The first that is whole; the first that is not has its problem told.
    private FoundDetector Load(IEnumerable<Source> sources)
    {
        string? problem = null;
        foreach (var source in sources)
        {
            try
            {
                ISpeechDetector detector = source.IsNetwork ? Open(source.Path) : SileroDetector.Load(source.Path);
                Log.Loaded(logger, detector.Name, source.Path);
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

    private SegmentationDetector Open(string folder)
    {
        var detector = SegmentationDetector.Open(folder, torch.Value);
        _opened.Add(detector);
        return detector;
    }

    private static partial class Log
    {
        [LoggerMessage(511, LogLevel.Information, "Speech is told from other sound by {Detector} from {Path}.")]
        public static partial void Loaded(ILogger logger, string detector, string path);

        [LoggerMessage(512, LogLevel.Warning, "A speech detector in the models folder cannot be used: {Problem}")]
        public static partial void Broken(ILogger logger, string problem);
    }

    /// <summary>Where a detector comes from, and what would tell that it has changed.</summary>
    private sealed record Source(string Path, long Bytes, DateTime Written, bool IsNetwork);
}

/// <summary>The speech detector in use.</summary>
/// <param name="Detector">It works.</param>
/// <param name="Problem">Why a file that lies there is not in use, in a sentence, or null.</param>
public sealed record FoundDetector(ISpeechDetector Detector, string? Problem);
