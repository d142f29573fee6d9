using System.Text;

namespace Portal.Components.Shared;

/// <summary>Addresses of pages, relative to <c>&lt;base href&gt;</c>, made from the route templates. Every value is percent-encoded by itself.</summary>
public static class PageLinks
{
    public static string Overview(string? filter = null) => filter is null ? "./" : $"./?q={Uri.EscapeDataString(filter)}";

    public static string Guests { get; } = Routes.GuestsPage.TrimStart('/');

    public static string Hosts { get; } = Routes.HostsPage.TrimStart('/');

    public static string Host(string host) => Fill(Routes.HostPage, host);

    public static string Guest(string deployment, string guest) => Fill(Routes.GuestPage, deployment, guest);

    public static string UnassignedGuest(string host, string runtimeName) => Fill(Routes.UnassignedGuestPage, host, runtimeName);

    /// <summary>Its page: under its deployment, or under its host if no deployment names it; null for a guest without either.</summary>
    public static string? Of(Cluster.JoinedGuest guest) =>
        guest.Project is { } project ? Guest(project, guest.Name) : guest.Host is { } host ? UnassignedGuest(host, guest.RuntimeName) : null;

    private static string Fill(string template, params ReadOnlySpan<string> values)
    {
        var address = new StringBuilder();
        int value = 0;
        foreach (string part in template.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            address.Append(address.Length == 0 ? string.Empty : "/").Append(part[0] == '{' ? Uri.EscapeDataString(values[value++]) : part);
        }

        return address.ToString();
    }
}
