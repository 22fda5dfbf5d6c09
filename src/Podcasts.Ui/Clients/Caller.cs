using System.Net.Http.Headers;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using Podcasts.Api.Account;

namespace Podcasts.Ui.Clients;

/// <summary>Says to the Api in whose name a page asks: the reader's, or, where the Api runs elsewhere, that of the key in the settings.</summary>
internal sealed class Caller(IServiceProvider services, IOptions<UiOptions> options)
{
    /// <summary>What to show, or null where there is nobody to name.</summary>
    public async Task<AuthenticationHeaderValue?> IdentifyAsync()
    {
        if (options.Value.ApiAddress is not null)
        {
            return options.Value.ApiKey.Length > 0 ? new("Bearer", options.Value.ApiKey) : null;
        }

        var state = await services.GetRequiredService<AuthenticationStateProvider>().GetAuthenticationStateAsync();
        return services.GetRequiredService<CircuitTicket>().For(state.User) is { } ticket ? new(CircuitTicket.Scheme, ticket) : null;
    }
}

/// <summary>Puts the caller's name to each request.</summary>
internal sealed class CallerHandler(Caller caller) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = await caller.IdentifyAsync();
        return await base.SendAsync(request, cancellationToken);
    }
}
