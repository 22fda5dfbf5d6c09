namespace Podcasts.Ops.Account;

/// <summary>Passwords are looked at one after the other, so that many tries at once are counted like as many tries in a row.</summary>
public sealed class SignInTurn : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    internal async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        return new Held(_one);
    }

    public void Dispose() => _one.Dispose();

    private sealed class Held(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
