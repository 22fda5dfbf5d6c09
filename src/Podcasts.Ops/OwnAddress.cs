using Podcasts.Core.Fetching;
using Podcasts.Ops.Podcasts;

namespace Podcasts.Ops;

/// <summary>Where this app itself listens; the host says it once its server has started.</summary>
/// <param name="fetcher">Lets the sample show through from then on, though it is at a private address.</param>
public sealed class OwnAddress(Fetcher fetcher)
{
    private readonly TaskCompletionSource<Uri> _known = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Says where the server listens, such as <c>http://127.0.0.1:5080</c>.</summary>
    public void Set(Uri address)
    {
        fetcher.AllowOrigin(address, SampleShow.Folder);
        _known.TrySetResult(address);
    }

    /// <summary>Waits until the server listens.</summary>
    public Task<Uri> KnownAsync(CancellationToken cancellationToken) => _known.Task.WaitAsync(cancellationToken);

    /// <summary>Whether <paramref name="url"/> is on this app, as far as is known yet.</summary>
    public async Task<bool> HoldsAsync(Uri url, CancellationToken cancellationToken) =>
        _known.Task.IsCompletedSuccessfully && (await KnownAsync(cancellationToken)).IsBaseOf(url);
}
