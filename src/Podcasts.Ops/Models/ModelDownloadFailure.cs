using System.Net;
using Podcasts.Core.Fetching;
using Podcasts.Core.Models;

namespace Podcasts.Ops.Models;

/// <summary>The sentences for a model that cannot be had.</summary>
internal static class ModelDownloadFailure
{
    public static PodcastsException Of(OfferedModel model, Uri address, bool isTokenSent, FetchException failure)
    {
        var answer = $"{address.Authority} answers {(int?)failure.Status}";
        return failure.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when isTokenSent => new UnprocessableException(
                $"{answer} to the Hugging Face token that is stored here: it may have been revoked, or not be allowed to read {model.Repository}. Accept the model's conditions at {address.GetLeftPart(UriPartial.Authority)}/{model.Repository}, or enter another token on the page Credentials, and try again.", failure),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new UnprocessableException(
                $"{answer}: it hands {model.Repository} only to those it knows. Make a Hugging Face token that may read it, enter it on the page Credentials as the one for {address.GetLeftPart(UriPartial.Authority)}, and try again.", failure),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new UnprocessableException(
                $"{answer}: the file {model.File} is not in {model.Repository} there. See that Models:Hub names a hub or a full mirror of it.", failure),
            _ => Faults.Explain(failure)!,
        };
    }

    public static UnprocessableException NotAsPromised(Uri address, string folder, ModelFileException failure) => new(
        $"What {address.Authority} sent cannot be used. {failure.Message} It was damaged on the way or changed at its source; it is kept in {folder}, and nothing uses it. Try again; if it stays so, do not trust this source.", failure);
}
