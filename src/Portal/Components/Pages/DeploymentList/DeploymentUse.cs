using Portal.Components.Pages.GuestList;

namespace Portal.Components.Pages.DeploymentList;

/// <summary>What the guests of a deployment use together. Amounts are bytes, rates per second; null where it is known of none of them. A guest that is not known is in no sum.</summary>
public sealed record DeploymentUse
{
    public double? CpuCores { get; private init; }

    public double? MemoryUsedBytes { get; private init; }

    public double? ReceivedBytesPerSecond { get; private init; }

    public double? TransmittedBytesPerSecond { get; private init; }

    internal static DeploymentUse Of(IEnumerable<GuestUse> guests)
    {
        GuestUse[] uses = [.. guests];
        return new DeploymentUse
        {
            CpuCores = Sum(uses, use => use.CpuCores),
            MemoryUsedBytes = Sum(uses, use => use.MemoryUsedBytes),
            ReceivedBytesPerSecond = Sum(uses, use => use.ReceivedBytesPerSecond),
            TransmittedBytesPerSecond = Sum(uses, use => use.TransmittedBytesPerSecond),
        };
    }

    private static double? Sum(GuestUse[] uses, Func<GuestUse, double?> figure) => Array.Exists(uses, use => figure(use) is not null) ? uses.Sum(figure) : null;
}
