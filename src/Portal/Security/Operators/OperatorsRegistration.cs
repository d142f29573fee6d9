using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting.Server;
using Portal.Configuration;
using Portal.Security.Keys;

namespace Portal.Security.Operators;

/// <summary>Operators' sign-in on the main host's plain listener: every route that is not on the list of free ones wants an operator.</summary>
internal static class OperatorsRegistration
{
    public static IServiceCollection AddOperators(this IServiceCollection services, PortalOptions options)
    {
        services.AddOperatorKeys(options);
        services.AddSingleton(provider => OperatorToken.Open(options, provider.GetRequiredService<ILogger<OperatorToken>>()));
        services.AddSingleton(provider => new EndedSessions(new PrivateFiles(options.DataDirectory!), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<EndedSessions>>()));
        services.AddSingleton<OperatorSessions>();
        services.AddSingleton<OperatorRates>();
        services.AddSingleton(provider => new SignInRule(options, provider.GetRequiredService<IServer>()));
        services.AddSingleton(provider => new OperatorAccess(options, provider.GetRequiredService<SignInRule>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IOperatorAccess>(static provider => provider.GetRequiredService<OperatorAccess>());
        services.AddSingleton<IOperatorSignIn>(provider => ActivatorUtilities.CreateInstance<OperatorSignIn>(provider, options));
        services.AddSingleton<CircuitConnections>();
        services.AddSingleton<ICircuitLimit>(static provider => provider.GetRequiredService<CircuitConnections>());
        services.AddSingleton(new ProxyHeaderRule(options));
        services.AddSingleton<SessionCookie>();
        services.AddHostedService<SessionWatch>();
        AddSchemes(services, options);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new OperatorPolicy.Requirement()).Build());
        services.AddSingleton<IAuthorizationHandler, OperatorPolicy>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, OperatorRefusal>();
        services.AddCascadingAuthenticationState();
        services.Configure<AntiforgeryOptions>(form =>
        {
            form.SuppressXFrameOptionsHeader = true; // ours stands on every answer
            form.Cookie.Name = "portal-form";
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        return services;
    }

    /// <summary>Reads token and keys before anything starts, so that a wrong file is one sentence for the operator.</summary>
    /// <exception cref="KeyFileException">A file is there and can't be used.</exception>
    public static void OpenOperators(this IServiceProvider services)
    {
        _ = services.GetService<OperatorToken>();
        _ = services.GetService<EndedSessions>();
    }

    /// <summary>After routing: who is it, may they, and how many tabs have they got.</summary>
    public static void UseOperators(this WebApplication app)
    {
        OperatorAccess access = app.Services.GetRequiredService<OperatorAccess>();
        app.Use((context, next) =>
        {
            access.See(context);
            return next(context);
        });
        app.Services.GetRequiredService<ProxyHeaderRule>().Use(app);
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(GoBackIfSignedIn);
        app.Services.GetRequiredService<CircuitConnections>().Use(app);
    }

    // Signed in meanwhile in another tab: the form of this one would be refused, for it was made for nobody.
    private static Task GoBackIfSignedIn(HttpContext context, RequestDelegate next)
    {
        bool isSignIn = HttpMethods.IsPost(context.Request.Method) && context.Request.Path.Equals(Routes.SignInPage, StringComparison.OrdinalIgnoreCase);
        if (!isSignIn || context.User.Identity?.IsAuthenticated != true)
        {
            return next(context);
        }

        context.Response.Redirect(SignInAddress.Back(context.Request.PathBase, context.Request.Query["returnUrl"]));
        return Task.CompletedTask;
    }

    private static void AddSchemes(IServiceCollection services, PortalOptions options)
    {
        AuthenticationBuilder schemes = services.AddAuthentication(OperatorSchemes.Any);
        schemes.AddPolicyScheme(OperatorSchemes.Any, null, any => any.ForwardDefaultSelector = context =>
            options.Operators.ProxyHeader is { Length: > 0 } header && context.Request.Headers.ContainsKey(header) ? OperatorSchemes.Proxy
            : BearerAuthentication.IsThere(context.Request) ? OperatorSchemes.Bearer
            : OperatorSchemes.Session);
        schemes.AddCookie(OperatorSchemes.Session);
        schemes.AddScheme<AuthenticationSchemeOptions, BearerAuthentication>(OperatorSchemes.Bearer, null);
        schemes.AddScheme<AuthenticationSchemeOptions, ProxyAuthentication>(OperatorSchemes.Proxy, null);
        services.AddOptions<CookieAuthenticationOptions>(OperatorSchemes.Session).Configure<OperatorSessions, OperatorAccess>(SessionCookie.Configure);
    }
}
