namespace Portal.Components.Preferences;

/// <summary>What the navigation tree begins with.</summary>
public enum TreeOrder
{
    Deployment,
    Host,
}
