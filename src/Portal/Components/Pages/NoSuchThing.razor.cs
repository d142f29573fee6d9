using Microsoft.AspNetCore.Components;

namespace Portal.Components.Pages;

/// <summary>Says that a page's subject does not exist, with status 404 where the answer is still open. It stays where it is: the subject may come.</summary>
public partial class NoSuchThing
{
    [Parameter, EditorRequired]
    public required string Kind { get; set; }

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Names there are, to guess what was meant.</summary>
    [Parameter, EditorRequired]
    public required IEnumerable<string> Known { get; set; }

    /// <summary>False before the first snapshot, when nobody can tell.</summary>
    [Parameter, EditorRequired]
    public required bool HasSnapshot { get; set; }

    /// <summary>Null within a circuit.</summary>
    [CascadingParameter]
    public HttpContext? Context { get; set; }

    private string? Nearest { get; set; }

    protected override void OnParametersSet()
    {
        Nearest = Resemblance.Nearest(Name, Known);
        if (HasSnapshot && Context is { Response.HasStarted: false } context)
        {
            // At the last moment: the framework sends no body for a page whose status is 404 when its rendering ends.
            context.Response.OnStarting(static response =>
            {
                ((HttpResponse)response).StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }, context.Response);
        }
    }
}
