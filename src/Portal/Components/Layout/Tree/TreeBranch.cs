using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Pages.Overview;
using Portal.Components.Shared;

namespace Portal.Components.Layout.Tree;

/// <summary>A guest of a branch.</summary>
/// <param name="Place">In the snapshot, so that its figures are found in every frame of the same structure.</param>
internal readonly record struct TreeGuest(JoinedGuest Guest, int Place)
{
    /// <summary>What it is a clone or the template of; null for neither.</summary>
    public string? Family => Guest.Expected?.CloneOf ?? (Guest.IsTemplate ? Guest.Name : null);
}

/// <summary>A deployment or a host with its guests.</summary>
internal sealed record TreeBranch
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required string Address { get; init; }

    public required Status Status { get; init; }

    /// <summary>List of all its guests, for those that don't fit in the tree.</summary>
    public required string GuestsAddress { get; init; }

    public int Problems { get; init; }

    /// <summary>The host whose CPU its icon shows; null for a deployment.</summary>
    public string? Host { get; init; }

    public ImmutableArray<TreeGuest> Guests { get; init; } = [];

    /// <summary>Guests and groups of clones by name; a group's template is its last. A clone that is alone stays a guest of its own.</summary>
    public ImmutableArray<(string Name, ImmutableArray<TreeGuest> Guests)> Units()
    {
        var units = new List<(string Name, ImmutableArray<TreeGuest> Guests)>();
        foreach (var family in Guests.GroupBy(guest => (guest.Guest.Project, guest.Family)))
        {
            if (family.Key.Family is { } template && family.Count(guest => !guest.Guest.IsTemplate) > 1)
            {
                units.Add((template, [.. family.OrderBy(guest => guest.Guest.IsTemplate).ThenBy(guest => guest.Guest.Name, NaturalOrder.Instance)]));
            }
            else
            {
                units.AddRange(family.Select(guest => (guest.Guest.Name, ImmutableArray.Create(guest))));
            }
        }

        return [.. units.OrderBy(unit => unit.Name, NaturalOrder.Instance).ThenBy(unit => unit.Guests[0].Place)];
    }
}
