using Portal.Components.Format;
using Portal.Components.Shared;

namespace Portal.Components.Pages.DeploymentList;

/// <summary>Live texts of a deployment's row.</summary>
internal static class DeploymentTexts
{
    public static CellText Of(DeploymentEntry entry, string column, NetworkUnit unit) => column switch
    {
        "cpu" => new CellText(Cores.Text(entry.Use.CpuCores)),
        "memory" => new CellText(Bytes.Text(entry.Use.MemoryUsedBytes)),
        "network" => new CellText(Traffic.Pair(entry.Use.ReceivedBytesPerSecond, entry.Use.TransmittedBytesPerSecond, unit)),
        _ => new CellText(Number.Absent),
    };
}
