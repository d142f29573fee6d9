using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Portal.Components.Preferences;
using Portal.Security.Operators;

namespace Portal.Components;

/// <summary>The document around every page. Rendered once per visit, by the server alone.</summary>
public partial class App
{
    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [Inject]
    public required ICircuitLimit Circuits { get; init; }

    private bool IsFull { get; set; }

    private ViewSettings View => field ??= ViewSettings.Parse(Context.Request.Cookies[ViewSettings.CookieName]);

    private string BaseHref => Context.Request.PathBase.HasValue ? Context.Request.PathBase.ToUriComponent().TrimEnd('/') + "/" : "/";

    // Error pages and the like are documents without a circuit: they must come even where none can be had.
    private IComponentRenderMode? PageMode => !IsFull && Context.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;

    protected override void OnInitialized()
    {
        IsFull = Context.AcceptsInteractiveRouting() && Circuits.IsFull(Context.User);
        if (IsFull)
        {
            Context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    // For the stylesheets and the script; none for the default.
    private string? Attribute(string setting) => View.Word(setting) is { Length: > 0 } word ? word : null;
}
