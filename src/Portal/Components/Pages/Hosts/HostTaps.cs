using Portal.Cluster;
using Portal.Collectors;
using Portal.Live;
using Portal.Testbed;

namespace Portal.Components.Pages.Hosts;

/// <summary>Which guest an interface of its host belongs to: what libvirt says of a virtual machine, else the name that the testbed would give.</summary>
internal sealed class HostTaps
{
    private readonly Dictionary<string, string> _guests = new(StringComparer.Ordinal);

    public HostTaps(LiveFrame frame, string host)
    {
        JoinedGuest[] here = [.. frame.Snapshot.Guests.Where(guest => guest.Sample is not null && string.Equals(guest.Host, host, StringComparison.Ordinal))];

        // Only libvirt's are named as on the host: a container's or emulator's are in a network of its own.
        foreach (JoinedGuest guest in here.Where(guest => guest.Kind == GuestKind.Libvirt.Name))
        {
            foreach (NetworkCounters network in HostFigures.Known(guest.Sample!.Networks))
            {
                _guests.TryAdd(network.Interface, guest.Name);
            }
        }

        foreach (JoinedGuest guest in here)
        {
            foreach (ExpectedInterface network in guest.Expected?.Interfaces ?? [])
            {
                if (network.HostInterface is { } tap)
                {
                    _guests.TryAdd(tap, guest.Name);
                }
            }
        }
    }

    /// <summary>Null for one that is no guest's.</summary>
    public string? GuestOf(string name) => _guests.GetValueOrDefault(name);
}
