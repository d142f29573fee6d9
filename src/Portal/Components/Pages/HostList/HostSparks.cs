using Portal.Components.Charts;
using Portal.Components.Format;
using Portal.Live;

namespace Portal.Components.Pages.HostList;

/// <summary>Sparklines of a host.</summary>
internal static class HostSparks
{
    public static SparkSource? Of(HostEntry host, string column) => column switch
    {
        "cpu" => SparkSource.Share($"CPU of {host.Name}", SubjectKey.OfHost(host.Name), "cpu/busy", whole: 1),
        "memory" => new SparkSource($"Memory of {host.Name}", [SubjectKey.OfHost(host.Name)], "all/memory", host.Use.MemorySizeBytes, Bytes.Text),
        _ => null,
    };
}
