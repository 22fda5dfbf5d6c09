using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Podcasts.Ops;

namespace Podcasts.Api;

/// <summary>What keeps the app from starting, in words for the person who starts it.</summary>
internal static class StartFailure
{
    public static string? Explain(Exception failure) => failure switch
    {
        StartRefusedException refusal => refusal.Message,
        OptionsValidationException options => $"A setting is not right: {string.Join(' ', options.Failures)}",
        IOException { InnerException: AddressInUseException } taken => $"{taken.Message.TrimEnd('.')}. Stop the other program, or choose another address with ASPNETCORE_URLS, such as http://127.0.0.1:5081.",
        _ => null,
    };
}
