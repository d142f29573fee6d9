using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Portal.Configuration;
using Portal.Security.Operators;

namespace Portal.Components.Pages.SignIn;

/// <summary>The one form of the portal: a document without a circuit, which works without script. Afterwards the exact address that was asked for.</summary>
public sealed partial class SignInPage
{
    private const string FormName = "sign-in";

    [Inject]
    public required IOperatorSignIn SignIn { get; init; }

    [Inject]
    public required IOptions<PortalOptions> Options { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [SupplyParameterFromForm(FormName = FormName)]
    public string? Token { get; set; }

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery]
    public string? After { get; set; }

    private SignInSaid? Said { get; set; }

    protected override void OnInitialized()
    {
        Said = SignInSaid.After(After);
        if (HttpMethods.IsGet(Context.Request.Method) && Context.User.Identity?.IsAuthenticated == true)
        {
            GoBack();
        }
    }

    private async Task SubmitAsync()
    {
        SignInOutcome outcome = await SignIn.TryAsync(Context, Token);
        if (outcome == SignInOutcome.SignedIn)
        {
            GoBack();
            return;
        }

        Said = SignInSaid.Of(outcome, SignIn.TokenPlace);
        Context.Response.StatusCode = outcome == SignInOutcome.TooManyTries ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized;
        if (outcome == SignInOutcome.TooManyTries)
        {
            Context.Response.Headers.RetryAfter = "60";
        }
    }

    private void GoBack() => Navigation.NavigateTo(SignInAddress.Back(Context.Request.PathBase, ReturnUrl));
}
