namespace Portal.Components.Preferences;

/// <summary>What draws the past beside live charts.</summary>
public enum HistoryDrawing
{
    /// <summary>Grafana while it answers. After it was away it is offered, not forced on a reader of the portal's own charts.</summary>
    Automatic,

    /// <summary>Grafana whenever it answers.</summary>
    Grafana,

    /// <summary>The portal's own charts.</summary>
    Native,
}
