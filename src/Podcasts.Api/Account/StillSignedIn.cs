using System.Security.Claims;
using Podcasts.Ops.Account;
using Podcasts.Ops.Keys;

namespace Podcasts.Api.Account;

/// <summary>Ends what goes on for long, such as a live page or a stream of events, soon after whoever asked for it was signed out or their key revoked.</summary>
internal sealed class StillSignedIn(RequestDelegate next, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated != true)
        {
            await next(context);
            return;
        }

        using var done = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var watching = WatchAsync(context, context.User, done.Token);
        try
        {
            await next(context);
        }
        finally
        {
            await done.CancelAsync();
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WatchAsync(HttpContext context, ClaimsPrincipal user, CancellationToken done)
    {
        do
        {
            await Task.Delay(LookEvery, time, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (!done.IsCancellationRequested && await HoldsAsync(context.RequestServices, user, done));

        // A page that has just signed out, or made the first user, leaves by itself when it is given the time.
        await Task.Delay(LookEvery, time, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!done.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private static async Task<bool> HoldsAsync(IServiceProvider services, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        // A scope of its own, since the request uses the other one at the same time.
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountOrchestrator>();
        return user.Id() is { } id
            ? await accounts.FindAsync(id, user.Stamp()!, cancellationToken) is not null
                && (user.Key() is not { } key || await scope.ServiceProvider.GetRequiredService<KeysOrchestrator>().HoldsAsync(key, cancellationToken))
            : !await accounts.GetAsync(cancellationToken);
    }
}
