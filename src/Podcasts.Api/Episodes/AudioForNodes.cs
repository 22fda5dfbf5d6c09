using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Nodes;

namespace Podcasts.Api.Episodes;

/// <summary><c>GET /internal/audio/{file}</c>: our copies, with ranges, for nodes that show <see cref="NodeOptions.Token"/>. Without a token set, there is no such address.</summary>
internal static class AudioForNodes
{
    public static void MapAudioForNodes(this WebApplication app)
    {
        var token = app.Services.GetRequiredService<IOptions<NodeOptions>>().Value.Token;
        if (token.Length > 0)
        {
            app.MapGet("/internal/audio/{file}", (string file, HttpRequest request, EpisodeAudio audio, CancellationToken cancellationToken) =>
                IsLetIn(request, token) ? SendAsync(audio, file, cancellationToken) : Task.FromResult(Refusal())).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static async Task<IResult> SendAsync(EpisodeAudio audio, string file, CancellationToken cancellationToken) =>
        await audio.FindAsync(file, cancellationToken) is { } copy
            ? Results.File(copy.Path, copy.ContentType, entityTag: new EntityTagHeaderValue($"\"{copy.Tag}\""), enableRangeProcessing: true)
            : Results.Problem($"No episode's audio is {file}.", statusCode: StatusCodes.Status404NotFound);

    private static IResult Refusal() =>
        Results.Problem("This address is for nodes of the same installation, which show Node:Token.", statusCode: StatusCodes.Status401Unauthorized);

    // In constant time, whatever was sent: hashes have one length.
    private static bool IsLetIn(HttpRequest request, string token) =>
        CryptographicOperations.FixedTimeEquals(Hash(request.Headers.Authorization.ToString()), Hash("Bearer " + token));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
