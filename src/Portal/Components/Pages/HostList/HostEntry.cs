using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Pages.Hosts;
using Portal.Components.Shared;
using Portal.Components.Tables;
using Portal.Live;

namespace Portal.Components.Pages.HostList;

/// <summary>A host of the list at one moment: how good its data is and what it uses.</summary>
public sealed record HostEntry : ITableRow
{
    public required string Name { get; init; }

    public required HostAnswer Answer { get; init; }

    public required DataState Data { get; init; }

    public required Status Status { get; init; }

    public required HostUse Use { get; init; }

    /// <summary>What is unusual about it.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>The state's word as filters write it.</summary>
    public string State => Status.Word.ToLowerInvariant().Replace(' ', '-');

    /// <summary>Why it is silent; null while it is live.</summary>
    public string? Reason => Data is DataState.Live ? null : Status.Sentence;

    public string? Version => HostRemarks.Version(Answer.Snapshot);

    IEnumerable<string?> ITableRow.AllTexts => [Name, Status.Word, Answer.Address, Answer.Mode, Version];

    IEnumerable<string?> ITableRow.Texts(string field) => field switch
    {
        "host" => [Name],
        "state" => [State, Status.Word],
        "ip" => [Answer.Address],
        _ => [],
    };

    double? ITableRow.Figure(string field) => field switch
    {
        "cpu" => Use.CpuRatio * 100,
        "mem" => Use.MemoryRatio * 100,
        _ => null,
    };

    internal static HostEntry From(LiveFrame frame, HostLive host, TimeZoneInfo? zone = null) => new()
    {
        Name = host.Answer.Name,
        Answer = host.Answer,
        Data = host.State,
        Status = HostStatus.Of(frame, host, zone),
        Use = HostUse.Of(host),
        Remarks = HostRemarks.Of(host.Answer),
    };
}
