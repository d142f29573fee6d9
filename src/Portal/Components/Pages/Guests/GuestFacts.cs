using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Testbed;

namespace Portal.Components.Pages.Guests;

/// <summary>What a guest is: names and addresses, with what somebody will want to copy.</summary>
internal static class GuestFacts
{
    public static ImmutableArray<Fact> Of(JoinedGuest guest)
    {
        ImmutableArray<ExpectedInterface> interfaces = guest.Expected?.Interfaces ?? [];
        return
        [
            new Fact("Runtime name", guest.RuntimeName, CanCopy: true),
            new Fact(guest.Kind == GuestKind.Libvirt.Name ? "Domain UUID" : guest.Kind == GuestKind.Docker.Name ? "Container id" : "Id", guest.Sample?.RuntimeId, CanCopy: true),
            .. interfaces.Select(one => one.Address).OfType<string>().Distinct().Select(address => new Fact("IP address", address, CanCopy: address is not "dynamic")),
            .. interfaces.Select(one => one.Mac).OfType<string>().Distinct().Select(mac => new Fact("MAC address", mac, CanCopy: true)),
            new Fact("Image", guest.Sample?.Image ?? guest.Expected?.Image, CanCopy: true),
            new Fact("Virtual CPUs", (guest.Sample?.Cpu?.VcpuCount ?? guest.Expected?.Cpus)?.ToString()),
            new Fact("Memory", guest.Expected?.MemoryBytes is { } memory ? Bytes.Text(memory) : null),
            new Fact("Clone of", guest.Expected?.CloneOf, guest is { Project: { } own, Expected.CloneOf: { } template } ? PageLinks.Guest(own, template) : null),
            new Fact("Health", guest.Sample?.Healthy switch { true => "healthy", false => "unhealthy", null => null }),
        ];
    }

    /// <summary>Null for a guest that doesn't run, or of which nobody knows since when it does.</summary>
    public static string? RunningFor(JoinedGuest guest, DateTimeOffset now) =>
        guest.Sample is { State: GuestState.Running or GuestState.Paused, StartedAt: { } started } ? Span.Text(now - started) : null;
}
