using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Podcasts.Core.Models;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Models;

/// <summary>The downloads of this run of the app: one for a model, whoever asks. Those that were under way when it stopped go on when it starts.</summary>
public sealed partial class ModelDownloads(ModelDownloadRun run, ModelParts parts, ModelShelf shelf, FreeSpace space, TimeProvider time, ILogger<ModelDownloads> logger)
    : IHostedService, IDisposable
{
    private readonly Dictionary<string, ModelDownload> _downloads = [];
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>How the download of a model stands, or null where nobody asked for one since the app started.</summary>
    public ModelDownloadStatus? Find(string id)
    {
        lock (_downloads)
        {
            return _downloads.GetValueOrDefault(id)?.Status;
        }
    }

    /// <summary>Starts a download, or joins the one that runs. Where the model is here already, nothing is fetched.</summary>
    /// <exception cref="UnavailableException">The disk has no room for it.</exception>
    public ModelDownloadStatus Start(OfferedModel model)
    {
        lock (_downloads)
        {
            if (_downloads.GetValueOrDefault(model.Id) is { IsRunning: true } running)
            {
                return running.Status;
            }

            var download = new ModelDownload(model, time);
            if (shelf.Has(model))
            {
                download.Become(ModelDownloadState.Done);
            }
            else
            {
                space.Ensure(parts.Missing(model) + _downloads.Values.Where(other => other.IsRunning).Sum(other => parts.Missing(other.Model)), model.Id);
                parts.Want(model);
                Log.Started(logger, model.Id, parts.Missing(model));
                download.Running = Task.Run(() => RunAsync(download), CancellationToken.None);
            }

            _downloads.Remove(model.Id, out var old);
            old?.Dispose();
            _downloads.Add(model.Id, download);
            return download.Status;
        }
    }

    /// <summary>Stops a download that runs, and throws away what has arrived. One that has ended stays as it is.</summary>
    internal async Task CancelAsync(string id)
    {
        ModelDownload? download;
        lock (_downloads)
        {
            download = _downloads.GetValueOrDefault(id);
        }

        if (download is { IsRunning: true })
        {
            await download.CancelAsync();
            await download.Running;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var model in parts.Wanted())
        {
            try
            {
                Start(model);
            }
            catch (UnavailableException full)
            {
                Log.Failed(logger, model.Id, full.Message, null);
            }
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        Task[] running;
        lock (_downloads)
        {
            running = [.. _downloads.Values.Select(download => download.Running)];
        }

        await Task.WhenAll(running).WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        foreach (var download in _downloads.Values)
        {
            download.Dispose();
        }

        _stopping.Dispose();
    }

    // Everything that goes wrong ends in a state, which is where the person who asked will look.
    private async Task RunAsync(ModelDownload download)
    {
        var model = download.Model;
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(download.Cancelled, _stopping.Token);
        try
        {
            await run.RunAsync(download, linked.Token);
            parts.Forget(model);
            download.Become(ModelDownloadState.Done);
            Log.Done(logger, model.Id, model.SizeBytes);
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // The mark stays, and the next start goes on.
        }
        catch (Exception) when (download.Cancelled.IsCancellationRequested)
        {
            parts.Forget(model);
            parts.Delete(model);
            download.Become(ModelDownloadState.Cancelled);
            Log.Cancelled(logger, model.Id);
        }
        catch (Exception failure)
        {
            var known = Faults.Explain(failure);
            parts.Forget(model);
            download.Become(ModelDownloadState.Failed, known?.Message ?? "The download failed in a way nobody foresaw. Try again; if it stays so, the log in the data folder says why.");
            Log.Failed(logger, model.Id, known?.Message ?? failure.Message, known is null ? failure : null);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(711, LogLevel.Information, "The model {Model} is being downloaded; {Bytes} bytes are to come.")]
        public static partial void Started(ILogger logger, string model, long bytes);

        [LoggerMessage(712, LogLevel.Information, "The model {Model} is here, {Bytes} bytes.")]
        public static partial void Done(ILogger logger, string model, long bytes);

        [LoggerMessage(713, LogLevel.Information, "The download of model {Model} is cancelled.")]
        public static partial void Cancelled(ILogger logger, string model);

        [LoggerMessage(714, LogLevel.Warning, "The download of model {Model} failed. {Reason}")]
        public static partial void Failed(ILogger logger, string model, string reason, Exception? exception);
    }
}
