namespace Portal.Components.Format;

/// <summary>What comes first where computing power is written.</summary>
public enum CpuUnit
{
    /// <summary>Of the thing's own allowance.</summary>
    Percent,
    Cores,
}
