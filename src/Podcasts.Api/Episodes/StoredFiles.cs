using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Podcasts.Ops.Episodes;

namespace Podcasts.Api.Episodes;

/// <summary>Sends files of the data folder.</summary>
internal static class StoredFiles
{
    /// <summary>With ranges, so that a player can jump.</summary>
    public static PhysicalFileResult Audio(ControllerBase controller, StoredFile file)
    {
        controller.Response.Headers.CacheControl = "private, no-cache"; // The same address holds other content once an episode is downloaded anew.
        return controller.PhysicalFile(file.Path, file.ContentType, lastModified: null, Tag(file), enableRangeProcessing: true);
    }

    public static PhysicalFileResult Picture(ControllerBase controller, StoredFile file)
    {
        controller.Response.Headers.CacheControl = "private, max-age=3600";
        return controller.PhysicalFile(file.Path, file.ContentType, lastModified: null, Tag(file));
    }

    private static EntityTagHeaderValue Tag(StoredFile file) => new($"\"{file.Tag}\"");
}
