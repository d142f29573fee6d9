using Portal.Configuration;

namespace Portal.Security;

/// <summary>What is judged before a route is looked for: where the request comes from, through whom, and from which page.</summary>
internal static class BrowserRules
{
    public static void UseBrowserRules(this IApplicationBuilder app, PortalOptions options)
    {
        Caller.UseCallers(app);
        app.UseProxyWord(options);
        app.UseOriginRule();
    }
}
