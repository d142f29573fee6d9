using System.Collections.Immutable;
using Portal.Cluster;

namespace Portal.Components.Pages.GuestList;

/// <summary>What is ordered as one: a guest, or the clones of one template in one deployment.</summary>
public sealed record GuestUnit
{
    /// <summary>The guest's, or the template's.</summary>
    public required string Name { get; init; }

    /// <summary>Deployment and template, as the address names an open group; null for a single guest.</summary>
    public string? Group { get; init; }

    /// <summary>A single guest, or the clones in the list's order.</summary>
    public required ImmutableArray<GuestEntry> Guests { get; init; }

    /// <summary>Null for a single guest, and where the filter leaves it out.</summary>
    public GuestEntry? Template { get; init; }

    public bool IsGroup => Group is not null;

    public bool HasProblem => Guests.Any(guest => guest.IsProblem);

    /// <summary>What all have in common; null where they differ.</summary>
    public string? Common(Func<JoinedGuest, string?> text)
    {
        string? first = text(Guests[0].Guest);
        return Guests.All(guest => text(guest.Guest) == first) ? first : null;
    }

    public IEnumerable<GuestEntry> All() => Template is null ? Guests : Guests.Append(Template);

    /// <summary>Puts clones of one template together; a clone that is alone stays a guest of its own.</summary>
    internal static IEnumerable<GuestUnit> Of(IEnumerable<GuestEntry> entries)
    {
        foreach (IGrouping<(string?, string), GuestEntry> family in entries.GroupBy(entry => (entry.Guest.Project, FamilyOf(entry.Guest))))
        {
            ImmutableArray<GuestEntry> clones = [.. family.Where(entry => entry.Guest.Expected?.CloneOf is not null)];
            if (clones.Length < 2)
            {
                foreach (GuestEntry single in family)
                {
                    yield return new GuestUnit { Name = single.Guest.Name, Guests = [single] };
                }

                continue;
            }

            foreach (GuestEntry other in family.Where(entry => entry.Guest is { Expected.CloneOf: null, IsTemplate: false }))
            {
                yield return new GuestUnit { Name = other.Guest.Name, Guests = [other] };
            }

            string name = family.Key.Item2;
            yield return new GuestUnit { Name = name, Group = $"{family.Key.Item1}/{name}", Guests = clones, Template = family.FirstOrDefault(entry => entry.Guest is { IsTemplate: true, Expected.CloneOf: null }) };
        }
    }

    private static string FamilyOf(JoinedGuest guest) => guest.Expected?.CloneOf ?? guest.Name;
}
