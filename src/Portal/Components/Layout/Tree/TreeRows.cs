using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Format;
using Portal.Components.Pages.GuestList;
using Portal.Components.Pages.Guests;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Testbed;

namespace Portal.Components.Layout.Tree;

/// <summary>Flattens the tree: branches, and of those that are unfolded the guests, clones of one template in a group of their own.</summary>
internal sealed class TreeRows
{
    /// <summary>More rows than anybody looks through would only make every page heavy: a row that leads to the list stands for the others.</summary>
    public const int MostGuests = 200;

    private readonly ImmutableArray<TreeNode>.Builder _rows = ImmutableArray.CreateBuilder<TreeNode>();
    private readonly Dictionary<string, int> _guests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Deployment> _deployments;
    private readonly IReadOnlySet<string> _open;
    private readonly string _current;

    /// <param name="open">Keys of what is unfolded.</param>
    /// <param name="current">Address of the page, relative to the base and without query.</param>
    public TreeRows(LiveFrame frame, ImmutableArray<TreeBranch> branches, IReadOnlySet<string> open, string current)
    {
        (_open, _current) = (open, current);
        _deployments = frame.Snapshot.Testbed.Deployments.DistinctBy(deployment => deployment.Name).ToDictionary(deployment => deployment.Name, StringComparer.Ordinal);
        for (int i = 0; i < branches.Length; i++)
        {
            Add(branches[i], i + 1, branches.Length);
        }

        Rows = _rows.ToImmutable();
    }

    public ImmutableArray<TreeNode> Rows { get; }

    /// <summary>What the icon of a row shows in this frame, which must be of the structure that the rows were made from.</summary>
    public CellText Cpu(LiveFrame frame, string key)
    {
        double? ratio = _guests.TryGetValue(key, out int place) && place < frame.Snapshot.Guests.Length
            ? GuestUse.Of(frame, frame.Snapshot.Guests[place]).CpuRatio
            : _hosts.TryGetValue(key, out string? name) && frame.Host(name) is { } host
                ? CpuShares.Between(host.Machine?.Cpu?.Total, host.Before?.Machine?.Cpu?.Total)?.BusyRatio
                : null;
        return new CellText($"CPU {Percent.Text(ratio)}", Percent.Level(ratio));
    }

    private void Add(TreeBranch branch, int position, int siblings)
    {
        bool isOpen = _open.Contains(branch.Key);
        if (branch.Host is not null)
        {
            _hosts[branch.Key] = branch.Host;
        }

        _rows.Add(new TreeNode
        {
            Key = branch.Key,
            Name = branch.Name,
            Address = branch.Address,
            Icon = branch.Status.Icon,
            Word = branch.Status.Word,
            Tone = branch.Status.Tone,
            Level = 1,
            IsOpen = branch.Guests.IsEmpty ? null : isOpen,
            Position = position,
            Siblings = siblings,
            Problems = branch.Problems,
            IsCurrent = branch.Address == _current,
            HasCpu = branch.Host is not null,
        });
        if (isOpen)
        {
            AddGuests(branch);
        }
    }

    private void AddGuests(TreeBranch branch)
    {
        var units = branch.Units();
        for (int i = 0; i < units.Length; i++)
        {
            if (_guests.Count >= MostGuests)
            {
                AddRest(branch, branch.Key, 2, units[i..].Sum(unit => unit.Guests.Length));
                return;
            }

            if (units[i].Guests.Length == 1)
            {
                Add(branch, units[i].Guests[0], 2, i + 1, units.Length);
            }
            else
            {
                AddClones(branch, units[i].Name, units[i].Guests, i + 1, units.Length);
            }
        }
    }

    private void AddClones(TreeBranch branch, string template, ImmutableArray<TreeGuest> guests, int position, int siblings)
    {
        string? project = guests[0].Guest.Project;
        string key = $"{branch.Key}/{project}/{template}";
        bool isOpen = _open.Contains(key);
        ImmutableArray<TreeGuest> clones = [.. guests.Where(guest => !guest.Guest.IsTemplate)];
        int troubled = clones.Count(guest => GuestStatus.IsProblem(guest.Guest));
        _rows.Add(new TreeNode
        {
            Key = key,
            Name = $"{template} ×{clones.Length}",
            Address = $"{branch.GuestsAddress}{(branch.GuestsAddress.Contains('?') ? '&' : '?')}q={Uri.EscapeDataString(template)}",
            Icon = "template",
            Word = "clones",
            Level = 2,
            IsOpen = isOpen,
            Position = position,
            Siblings = siblings,
            Problems = troubled,
        });
        for (int i = 0; isOpen && i < guests.Length; i++)
        {
            if (_guests.Count >= MostGuests)
            {
                AddRest(branch, key, 3, guests.Length - i);
                return;
            }

            Add(branch, guests[i], 3, i + 1, guests.Length);
        }
    }

    private void AddRest(TreeBranch branch, string key, int level, int left) =>
        _rows.Add(new TreeNode { Key = key + "/…", Name = $"and {Count.Text(left)} more", Address = branch.GuestsAddress, Icon = "guest", Level = level });

    private void Add(TreeBranch branch, TreeGuest place, int level, int position, int siblings)
    {
        JoinedGuest guest = place.Guest;
        Status status = GuestStatus.Of(guest, guest.Project is { } project ? _deployments.GetValueOrDefault(project) : null);
        string address = PageLinks.Of(guest) ?? branch.GuestsAddress;
        string key = $"{branch.Key}/{guest.Project}/{guest.Kind}/{guest.Host}/{guest.RuntimeName}/{guest.Name}";
        _guests[key] = place.Place;
        _rows.Add(new TreeNode
        {
            Key = key,
            Name = guest.Name,
            Address = address,
            Icon = status.Icon,
            Word = status.Word,
            Tone = status.Tone,
            Level = level,
            Position = position,
            Siblings = siblings,
            IsCurrent = address == _current,
            HasCpu = guest.Sample is not null,
        });
    }
}
