using Portal.Cluster;
using Portal.Exposition.Families;
using Portal.Exposition.Labels;
using Portal.Exposition.Text;
using Portal.Testbed;

namespace Portal.Exposition;

/// <summary>Everything one answer is written about. Used by one answer at a time, then by the next.</summary>
internal sealed class AnswerScopes(LabelCache cache, bool showUnassigned)
{
    private readonly ScopePool<HostScope> _hosts = new();
    private readonly ScopePool<GuestScope> _guests = new();
    private readonly ScopePool<DeploymentScope> _deployments = new();
    private readonly UnassignedGuests _unassigned = new();
    private readonly ExpectedGuestCounts _expected = new();
    private readonly GuestsByHost _byHost = new();
    private readonly Dictionary<string, HostAnswer> _answers = new(StringComparer.Ordinal);

    public ReadOnlyMemory<HostScope> Hosts => _hosts.Used;

    public ReadOnlyMemory<GuestScope> Guests => _guests.Used;

    public ReadOnlyMemory<DeploymentScope> Deployments => _deployments.Used;

    public TestbedScope Testbed { get; } = new();

    public void FillHosts(ClusterSnapshot snapshot, LabelLayout layout, ExpositionWriter writer, long now)
    {
        _unassigned.Fill(snapshot);
        foreach (HostAnswer answer in snapshot.Hosts.OrEmpty())
        {
            LabelEntry labels = cache.Get(new LabelKey(layout, Host: answer.Name), now);
            if (Register(_hosts, labels, writer))
            {
                _hosts.Next().Begin(labels, answer, snapshot.Kinds.OrEmpty(), _unassigned);
            }
        }
    }

    public void FillGuests(ClusterSnapshot snapshot, LabelLayout layout, string? kind, ExpositionWriter writer, long now)
    {
        foreach (HostAnswer answer in snapshot.Hosts.OrEmpty())
        {
            _answers[answer.Name] = answer;
        }

        foreach (JoinedGuest guest in _byHost.Of(snapshot))
        {
            if (!IsShown(guest, layout, kind))
            {
                continue;
            }

            LabelKey key = layout == LabelLayout.TestbedOs
                ? new LabelKey(layout, guest.Project, guest.Name)
                : new LabelKey(layout, guest.Project, guest.Name, guest.Kind, guest.Host);
            LabelEntry labels = cache.Get(key, now);
            if (Register(_guests, labels, writer))
            {
                _guests.Next().Begin(labels, guest, guest.Host is { } host ? _answers.GetValueOrDefault(host) : null);
            }
        }

        SortGuests();
    }

    // They come in order from a cluster; looking costs a tenth of sorting.
    private void SortGuests()
    {
        Span<GuestScope> guests = _guests.Used.Span;
        for (int i = 1; i < guests.Length; i++)
        {
            if (GuestScope.InOrder(guests[i - 1], guests[i]) > 0)
            {
                guests.Sort(static (a, b) => GuestScope.InOrder(a, b));
                return;
            }
        }
    }

    public void FillDeployments(ClusterSnapshot snapshot, ExpositionWriter writer, long now)
    {
        Testbed.Begin(snapshot.Testbed);
        _expected.Fill(snapshot);
        foreach (Deployment deployment in snapshot.Testbed.Deployments.OrEmpty())
        {
            LabelEntry labels = cache.Get(new LabelKey(LabelLayout.Canonical, Project: deployment.Name), now);
            if (Register(_deployments, labels, writer))
            {
                _deployments.Next().Begin(labels, deployment, _expected);
            }
        }
    }

    public void Release()
    {
        _hosts.Release();
        _guests.Release();
        _deployments.Release();
        Testbed.Release();
        _answers.Clear();
        _byHost.Release();
    }

    private bool IsShown(JoinedGuest guest, LabelLayout layout, string? kind)
    {
        if (kind is not null && guest.Kind != kind)
        {
            return false;
        }

        // TestbedOS' panels know guests of deployments alone.
        if (guest.Project is null && (layout == LabelLayout.TestbedOs || !showUnassigned))
        {
            return false;
        }

        // What neither runs nor should (templates, guests of a deployment that is down) has no series.
        return guest.Sample is not null || guest.ShouldRun;
    }

    private static bool Register<TScope>(ScopePool<TScope> pool, LabelEntry labels, ExpositionWriter writer)
        where TScope : LabelScope, new()
    {
        DropReason refused = labels.Block.Refused;
        if (refused == DropReason.None && !pool.TryRegister(labels))
        {
            refused = DropReason.Duplicate;
        }

        if (refused == DropReason.None)
        {
            return true;
        }

        writer.Drop(refused);
        return false;
    }
}
