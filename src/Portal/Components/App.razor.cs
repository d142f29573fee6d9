using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Portal.Components.Layout;

namespace Portal.Components;

/// <summary>The document around every page. Rendered once per visit, by the server alone.</summary>
public partial class App
{
    [CascadingParameter]
    public required HttpContext Context { get; set; }

    private ViewCookie View => ViewCookie.From(Context.Request.Cookies[ViewCookie.Name]);

    private string BaseHref => Context.Request.PathBase.HasValue ? Context.Request.PathBase.ToUriComponent().TrimEnd('/') + "/" : "/";

    // Error pages and the like are documents without a circuit: they must come even where none can be had.
    private IComponentRenderMode? PageMode => Context.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;
}
