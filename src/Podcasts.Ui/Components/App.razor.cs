using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Podcasts.Ui.Components;

/// <summary>The document around every page: the theme the reader chose, and what the browser may load (only what comes from here).</summary>
public sealed partial class App
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private string? _theme;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    // A page that is not live, such as the sign-in page, needs no circuit, for which a reader must be signed in.
    private IComponentRenderMode? Mode => Context.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;

    protected override void OnInitialized()
    {
        _theme = Context.Request.Cookies["theme"] is { } theme and ("dark" or "light") ? theme : null;
        Context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
    }
}
