using System.Collections.Immutable;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Components.Shared;

namespace Portal.Components.Pages.Deployments;

/// <summary>The parts of one deployment's page that were looked at, and the address that each had last: going back to a part finds it as it was left.</summary>
public sealed class OpenedTabs(string deployment)
{
    private readonly Dictionary<DeploymentTab, string> _addresses = [];
    private readonly string _page = PageLinks.Deployment(deployment);

    public string Deployment => deployment;

    /// <summary>In the order of the tabs.</summary>
    public ImmutableArray<DeploymentTab> Opened { get; private set; } = [];

    public void Open(DeploymentTab tab)
    {
        if (!Opened.Contains(tab))
        {
            Opened = [.. DeploymentTab.All.Where(known => known == tab || Opened.Contains(known))];
        }
    }

    /// <summary>The part that an address of this page names; null for an address of another page.</summary>
    /// <param name="address">Relative to the base.</param>
    public DeploymentTab? PartAt(string address)
    {
        string[] parts = Bare(address).Split('?', 2);
        return parts[0] != _page ? null
            : DeploymentTab.Named(parts.Length == 2 && QueryHelpers.ParseQuery(parts[1]).TryGetValue("tab", out var named) ? named.ToString() : null);
    }

    /// <param name="address">Where the reader is, relative to the base.</param>
    public void Remember(string address)
    {
        if (PartAt(address) is { } tab)
        {
            _addresses[tab] = Bare(address);
        }
    }

    public string AddressOf(DeploymentTab tab) =>
        _addresses.GetValueOrDefault(tab) ?? (tab == DeploymentTab.All[0] ? _page : $"{_page}?tab={tab.Name}");

    private static string Bare(string address) => address.Split('#')[0];
}
