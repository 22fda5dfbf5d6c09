using Podcasts.Core.Fetching;
using Podcasts.Core.Models;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Models;

/// <summary>One download that was asked for, and how it stands. Told of progress by one thread, asked by many.</summary>
public sealed class ModelDownload(OfferedModel model, TimeProvider time) : IProgress<DownloadProgress>, IDisposable
{
    private static readonly TimeSpan BetweenMarks = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _cancelling = new();
    private readonly Pace _pace = new(time);
    private long _marked;
    private volatile ModelDownloadStatus _status = new(model.Id, ModelDownloadState.Downloading, 0, model.SizeBytes, null, null);

    public OfferedModel Model => model;

    public ModelDownloadStatus Status => _status;

    public bool IsRunning => !ModelDownloadState.IsTerminal(_status.State);

    /// <summary>Set once it runs.</summary>
    internal Task Running { get; set; } = Task.CompletedTask;

    /// <summary>Trips when a person has had enough.</summary>
    public CancellationToken Cancelled => _cancelling.Token;

    internal Task CancelAsync() => _cancelling.CancelAsync();

    public void Report(DownloadProgress value)
    {
        if (_marked == 0 || time.GetElapsedTime(_marked) >= BetweenMarks)
        {
            _pace.Mark(value.Bytes);
            _marked = time.GetTimestamp();
        }

        _status = _status with { Bytes = value.Bytes, SecondsLeft = _pace.SecondsLeft(model.SizeBytes) is { } left ? Math.Round(left) : null };
    }

    public void Become(string state, string? error = null) => _status = _status with
    {
        State = state,
        Bytes = state is ModelDownloadState.Done or ModelDownloadState.Verifying ? model.SizeBytes : _status.Bytes,
        SecondsLeft = null,
        Error = error,
    };

    public void Dispose() => _cancelling.Dispose();
}
