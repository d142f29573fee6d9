using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Exposition.Text;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.GuestScope>;

namespace Portal.Exposition.Families;

internal static class GuestStateFamilies
{
    // What docker ps shows of a container's 64 digits, and what people paste.
    private const int ShortIdLength = 12;
    private const int ContainerIdLength = 64;

    public static ImmutableArray<MetricFamily<GuestScope>> All { get; } =
    [
        Gauge("testbed_guest_up", "1 if the guest runs, else 0", guest => guest.Up),
        StateSet("testbed_guest_state", "State of the guest", "state", guest => guest.Guest.State),
        Info(
            "testbed_guest_info",
            "What the guest is",
            guest => guest.Sample is not null || guest.Guest.State == GuestState.Missing,
            Label("runtime_name", guest => guest.Guest.RuntimeName),
            Detail("runtime_id", guest => ShortId(guest.Sample?.RuntimeId)),
            Detail("image", guest => guest.Sample?.Image ?? guest.Guest.Expected?.Image),
            Label("clone_of", guest => guest.Guest.Expected?.CloneOf),
            Detail("host_ip", guest => guest.Host?.Address)),
        Gauge("testbed_guest_start_time_seconds", "When it started", guest => MetricValue.UnixTime(guest.Sample?.StartedAt)),
    ];

    private static string? ShortId(string? id) => id is { Length: ContainerIdLength } ? id[..ShortIdLength] : id;
}
