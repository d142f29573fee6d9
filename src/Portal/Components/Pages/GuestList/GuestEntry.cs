using Portal.Cluster;
using Portal.Components.Pages.Guests;
using Portal.Components.Shared;
using Portal.Components.Tables;
using Portal.Live;
using Portal.Testbed;

namespace Portal.Components.Pages.GuestList;

/// <summary>A guest of the list at one moment: what it is and what it uses.</summary>
public sealed record GuestEntry : ITableRow
{
    private const string Unassigned = "unassigned";

    /// <summary>Unique in the list. The place is part of it: one name may run on two hosts by mistake.</summary>
    public required string Key { get; init; }

    public required JoinedGuest Guest { get; init; }

    public required Status Status { get; init; }

    /// <summary>The state's word as filters write it: <c>wrong-host</c>, without an exit code.</summary>
    public required string State { get; init; }

    public required GuestUse Use { get; init; }

    public double? DataAgeSeconds { get; init; }

    public bool IsStale { get; init; }

    public bool IsProblem { get; init; }

    public bool IsSimulated { get; init; }

    /// <summary>As the testbed wrote it; null where it gave none or leaves it to the network.</summary>
    public string? Address => Addresses.FirstOrDefault();

    IEnumerable<string?> ITableRow.AllTexts => [Guest.Name, Guest.Project ?? Unassigned, Guest.Host, Guest.Kind, Status.Word, Guest.RuntimeName];

    private IEnumerable<string?> Addresses => Guest.Expected?.Interfaces.Select(network => network.Address).OfType<string>().Where(address => address is not "dynamic") ?? [];

    /// <summary>Whether it has this value of a facet. An unassigned guest has two states: that, and what its runtime says.</summary>
    public bool Has(string facet, string value) => facet switch
    {
        "state" => Is(State, value) || (Guest.Project is null && Is(Unassigned, value)),
        "deployment" => Is(Guest.Project, value),
        "host" => Is(Guest.Host, value),
        "kind" => Is(Guest.Kind, value),
        "problem" => IsProblem,
        _ => false,
    };

    IEnumerable<string?> ITableRow.Texts(string field) => field switch
    {
        "state" => [State, Status.Word, Guest.Project is null ? Unassigned : null],
        "deployment" => [Guest.Project],
        "host" => [Guest.Host],
        "kind" => [Guest.Kind],
        "ip" => Addresses,
        _ => [],
    };

    double? ITableRow.Figure(string field) => field switch
    {
        "cpu" => Use.CpuRatio * 100,
        "mem" => Use.MemoryRatio * 100,
        _ => null,
    };

    internal static GuestEntry From(LiveFrame frame, JoinedGuest guest, Deployment? deployment)
    {
        Status status = GuestStatus.Of(guest, deployment);
        HostLive? host = frame.Host(guest.Host);
        return new GuestEntry
        {
            Key = $"{guest.Project}/{guest.Kind}/{guest.Host}/{guest.RuntimeName}/{guest.Name}",
            Guest = guest,
            Status = status,
            State = GuestStates.KeyOf(status),
            Use = GuestUse.Of(frame, guest),
            DataAgeSeconds = guest.Sample is null ? null : host?.Answer.SnapshotAge?.TotalSeconds,
            IsStale = host?.State is DataState.Stale,
            IsProblem = GuestStatus.IsProblem(guest),
            IsSimulated = host?.Answer.IsSimulated ?? false,
        };
    }

    private static bool Is(string? text, string value) => string.Equals(text, value, StringComparison.OrdinalIgnoreCase);
}
