using System.Globalization;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Exposition.Labels;
using Portal.Exposition.Text;
using Portal.Testbed;

namespace Portal.Exposition.Families;

/// <summary>One guest in one answer.</summary>
internal sealed class GuestScope : LabelScope
{
    public JoinedGuest Guest { get; private set; } = null!;

    /// <summary>What its host answered; null for a guest without a place.</summary>
    public HostAnswer? Host { get; private set; }

    /// <summary>Null for a guest that is missing or that nobody can tell of: every measured series is absent then.</summary>
    public GuestSample? Sample => Guest.Sample;

    public GuestCpu? Cpu => Guest.Sample?.Cpu;

    public GuestMemory? Memory => Guest.Sample?.Memory;

    public BalloonMemory? Balloon => Guest.Sample?.Memory?.Balloon;

    /// <summary>1 for a guest that runs, 0 for one that doesn't, absent where that is not known.</summary>
    public MetricValue Up => Guest.State == GuestState.Unknown ? default(bool?) : Guest.State == GuestState.Running;

    public void Begin(LabelEntry labels, JoinedGuest guest, HostAnswer? host)
    {
        Begin(labels);
        Guest = guest;
        Host = host;
    }

    public override void Release()
    {
        Guest = null!;
        Host = null;
    }

    /// <summary>Host, project (unassigned last), guest, kind; ordinal.</summary>
    public static int InOrder(GuestScope a, GuestScope b)
    {
        int order = string.CompareOrdinal(a.Guest.Host, b.Guest.Host);
        order = order != 0 ? order : (a.Guest.Project is null).CompareTo(b.Guest.Project is null);
        order = order != 0 ? order : string.CompareOrdinal(a.Guest.Project, b.Guest.Project);
        order = order != 0 ? order : string.CompareOrdinal(a.Guest.Name, b.Guest.Name);
        return order != 0 ? order : string.CompareOrdinal(a.Guest.Kind, b.Guest.Kind);
    }

    /// <summary>A container's interfaces carry no derivable name on the host: its <c>eth&lt;n&gt;</c> is entry n of the list in state.json.</summary>
    public ExpectedInterface? Plug(NetworkCounters network)
    {
        foreach (ExpectedInterface plug in (Guest.Expected?.Interfaces ?? []).OrEmpty())
        {
            if (plug.HostInterface is { } name ? name == network.Interface : IsEthernet(network.Interface, plug.Index))
            {
                return plug;
            }
        }

        return null;
    }

    private static bool IsEthernet(string name, int index) =>
        name.StartsWith("eth", StringComparison.Ordinal) && int.TryParse(name.AsSpan(3), NumberStyles.None, null, out int number) && number == index;
}
