using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Exposition.Families;

/// <summary>How many guests each deployment expects, by kind; filled anew for each answer.</summary>
internal sealed class ExpectedGuestCounts
{
    private readonly Dictionary<string, List<GuestCounts>> _counts = [];

    public ImmutableArray<GuestCounts> Of(string deployment) => _counts.TryGetValue(deployment, out List<GuestCounts>? counts) ? [.. counts] : [];

    public void Fill(ClusterSnapshot snapshot)
    {
        _counts.Clear();
        foreach (JoinedGuest guest in snapshot.Guests.OrEmpty())
        {
            if (guest is not { ShouldRun: true, Project: { } project })
            {
                continue;
            }

            GuestCounts counts = Find(project, guest.Kind);
            counts.Expected++;
            counts.Running += guest.State == GuestState.Running ? 1 : 0;
            counts.Unknown += guest.State == GuestState.Unknown ? 1 : 0;
        }
    }

    private GuestCounts Find(string project, string kind)
    {
        if (!_counts.TryGetValue(project, out List<GuestCounts>? kinds))
        {
            _counts.Add(project, kinds = []);
        }

        foreach (GuestCounts known in kinds)
        {
            if (known.Kind == kind)
            {
                return known;
            }
        }

        GuestCounts counts = new(kind);
        kinds.Add(counts);
        return counts;
    }
}

/// <summary>Guests of one kind that a deployment expects.</summary>
internal sealed class GuestCounts(string kind)
{
    public string Kind => kind;

    public long Expected { get; set; }

    public long Running { get; set; }

    public long Unknown { get; set; }
}
