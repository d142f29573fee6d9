namespace Portal.Components.Histories;

/// <summary>Where a history's picture comes from, best first.</summary>
public enum HistorySource
{
    /// <summary>Nobody knows yet whether Grafana answers.</summary>
    Waiting,
    Grafana,
    Prometheus,
    Memory,
}
