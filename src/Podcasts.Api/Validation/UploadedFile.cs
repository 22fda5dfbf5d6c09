namespace Podcasts.Api.Validation;

/// <summary>A file that is sent as the body of a request, as it is.</summary>
internal static class UploadedFile
{
    /// <summary>Reads it whole; the action's size limit holds.</summary>
    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        await request.Body.CopyToAsync(file, cancellationToken);
        return file.ToArray();
    }
}
