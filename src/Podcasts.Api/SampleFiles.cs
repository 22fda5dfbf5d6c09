using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Podcasts.Api;

/// <summary>Serves the show that ships with the app, from the folder beside the program.</summary>
internal static class SampleFiles
{
    public static void UseSampleShow(this WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples", "show");
        if (!Directory.Exists(folder))
        {
            return;
        }

        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".xml"] = "application/rss+xml; charset=utf-8";
        types.Mappings[".txt"] = "text/plain; charset=utf-8";
        types.Mappings[".rttm"] = "text/plain; charset=utf-8";
        types.Mappings[".tsv"] = "text/tab-separated-values; charset=utf-8";
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            RequestPath = "/samples/show",
            ContentTypeProvider = types,
        });
    }
}
