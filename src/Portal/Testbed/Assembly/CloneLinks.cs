using System.Collections.Immutable;
using System.Globalization;
using Portal.Testbed.Json;

namespace Portal.Testbed.Assembly;

/// <summary>Which guests of a file are clones of which: by <c>is_clone_of</c>, else by name and count.</summary>
internal sealed class CloneLinks
{
    private readonly Dictionary<string, StateGuest> _templates = new(StringComparer.Ordinal);

    public CloneLinks(ImmutableArray<StateGuest> guests)
    {
        foreach (StateGuest guest in guests)
        {
            if (guest.KindObject.IsTemplate)
            {
                _templates[guest.RealName] = guest;
            }
        }
    }

    /// <summary>Shown name of the guest's base; null if it is no clone.</summary>
    /// <param name="isUnknown">The file names a base that is no template of it.</param>
    public string? BaseOf(StateGuest guest, out bool isUnknown)
    {
        isUnknown = false;
        if (guest.KindObject.IsCloneOf is { } named)
        {
            isUnknown = !_templates.ContainsKey(named);
            return TestbedName.Shown(named);
        }

        return !guest.KindObject.IsTemplate && ByName(guest) is { } template ? template.Name : null;
    }

    /// <summary>Split at the last <c>-</c>: <c>web-1-0</c> is a clone of <c>web-1</c>, and <c>web-01</c> of nothing.</summary>
    private StateGuest? ByName(StateGuest guest)
    {
        int dash = guest.RealName.LastIndexOf('-');
        return dash >= 0
            && _templates.TryGetValue(guest.RealName[..dash], out StateGuest? template)
            && template.KindKey == guest.KindKey
            && IsNumberBelow(guest.RealName.AsSpan(dash + 1), template.KindObject.CloneCount)
            ? template
            : null;
    }

    private static bool IsNumberBelow(ReadOnlySpan<char> digits, uint? count) =>
        count is { } limit
        && digits.Length > 0
        && (digits.Length == 1 || digits[0] != '0')
        && uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out uint number)
        && number < limit;
}
