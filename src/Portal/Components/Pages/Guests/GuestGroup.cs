using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Pages.GuestList;
using Portal.Components.Pages.Overview;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Testbed;

namespace Portal.Components.Pages.Guests;

/// <summary>A guest among its like: the clones of one template, or, for any other, the guests of its deployment. Immutable.</summary>
public sealed record GuestGroup
{
    public static GuestGroup None { get; } = new();

    /// <summary>The template's name; null where it is no group of clones.</summary>
    public string? Template { get; init; }

    public string? TemplateHref { get; init; }

    /// <summary>The clones in natural order; empty where it is no group of clones.</summary>
    public ImmutableArray<GroupMember> Members { get; init; } = [];

    /// <summary>Addresses of the siblings before and after it; null at either end.</summary>
    public string? Previous { get; init; }

    public string? Next { get; init; }

    public GroupMember? Own => Members.FirstOrDefault(member => member.IsOwn);

    /// <summary>Shares that are known, least first.</summary>
    public ImmutableArray<double> Ratios => [.. Members.Select(member => member.CpuRatio).OfType<double>().Order()];

    public static GuestGroup Of(LiveFrame frame, JoinedGuest guest)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(guest);
        string? template = guest.Project is null ? null : guest.IsTemplate ? guest.Name : guest.Expected?.CloneOf;
        JoinedGuest[] siblings =
        [
            .. frame.Snapshot.Guests.Where(other => guest.Project is null
                    ? other.Project is null && other.Host == guest.Host
                    : other.Project == guest.Project && (template is null || other.Expected?.CloneOf == template))
                .OrderBy(other => other.Name, NaturalOrder.Instance).ThenBy(other => other.RuntimeName, StringComparer.Ordinal),
        ];
        int at = Array.FindIndex(siblings, other => IsSame(other, guest));
        Deployment? deployment = frame.Snapshot.Testbed.Deployments.FirstOrDefault(other => other.Name == guest.Project);
        return new GuestGroup
        {
            Template = template,
            TemplateHref = template is null || guest.IsTemplate ? null : PageLinks.Guest(guest.Project!, template),
            Members = template is null ? [] : [.. siblings.Select(other => GroupMember.From(frame, other, deployment, IsSame(other, guest)))],
            Previous = at > 0 ? PageLinks.Of(siblings[at - 1]) : null,
            Next = at >= 0 && at < siblings.Length - 1 ? PageLinks.Of(siblings[at + 1]) : null,
        };
    }

    /// <summary>Everything but the figures.</summary>
    public bool HasShapeOf(GuestGroup other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Template, Previous, Next) == (other.Template, other.Previous, other.Next)
            && Members.Select(member => member with { CpuRatio = null }).SequenceEqual(other.Members.Select(member => member with { CpuRatio = null }));
    }

    private static bool IsSame(JoinedGuest one, JoinedGuest other) => one.Name == other.Name && one.RuntimeName == other.RuntimeName && one.Kind == other.Kind;
}

/// <summary>A clone of the group.</summary>
/// <param name="CpuRatio">Of its allowance; null where it is not known.</param>
public sealed record GroupMember(string Name, string? Href, string Icon, string Word, Tone Tone, bool IsOwn, double? CpuRatio)
{
    public Status Status => new(Icon, Word, Tone, string.Empty);

    internal static GroupMember From(LiveFrame frame, JoinedGuest guest, Deployment? deployment, bool isOwn)
    {
        Status status = GuestStatus.Of(guest, deployment);
        return new GroupMember(guest.Name, PageLinks.Of(guest), status.Icon, status.Word, status.Tone, isOwn, GuestUse.Of(frame, guest).CpuRatio);
    }
}
