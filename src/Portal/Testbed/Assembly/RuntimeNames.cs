using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Portal.Collectors;
using Portal.Testbed.Json;

namespace Portal.Testbed.Assembly;

/// <summary>Names that follow from the files, built from the real names and compared whole: <c>-</c> is legal in both halves, so none can be taken apart.</summary>
internal static class RuntimeNames
{
    /// <summary>IFNAMSIZ less its final NUL: no interface has a longer name.</summary>
    private const int LongestInterfaceBytes = 15;

    public static string Of(string project, string guest) => project + "-" + guest;

    /// <summary>Libvirt guests have all entries, whether their collector is on or off; the other kinds use only the first.</summary>
    public static ImmutableArray<ExpectedInterface> Interfaces(string project, StateGuest guest) =>
    [
        .. guest.Network.Entries
            .Where(entry => guest.KindKey == GuestKind.Libvirt.Name || entry.Index == 0)
            .Select(entry => new ExpectedInterface
            {
                Index = entry.Index,
                HostInterface = HostInterface(project, guest, entry.Index),
                SwitchPorts = SwitchPorts(project, guest, entry),
                Switch = entry.Switch is null ? null : JsonFields.Clean(entry.Switch),
                Mac = entry.Mac,
                Address = entry.Address,
            }),
    ];

    /// <summary>Since 1.1 <c>vm-</c>, 7 characters of the project, the id and the index; in 1.0 8 characters and no index. Containers' host side can't be derived.</summary>
    private static string? HostInterface(string project, StateGuest guest, int index)
    {
        if (guest.GuestId is not { } id || (guest.Kind != GuestKind.Libvirt && guest.Kind != GuestKind.Android))
        {
            return null;
        }

        string name = guest.Network.IsList
            ? string.Create(CultureInfo.InvariantCulture, $"vm-{Start(project, 7)}{id}{index}")
            : string.Create(CultureInfo.InvariantCulture, $"vm-{Start(project, 8)}{id}");
        return Encoding.UTF8.GetByteCount(name) <= LongestInterfaceBytes ? name : null;
    }

    /// <summary>The form that the file's shape speaks for first. In a list the longer one must be: <c>P-lan-web-0</c> is the port of <c>web</c>, and only in 1.0 that of <c>web-0</c>.</summary>
    private static ImmutableArray<string> SwitchPorts(string project, StateGuest guest, StateNetworkEntry entry)
    {
        if (entry.Switch is null)
        {
            return [];
        }

        string withoutIndex = $"{project}-{entry.Switch}-{guest.RealName}";
        string withIndex = string.Create(CultureInfo.InvariantCulture, $"{withoutIndex}-{entry.Index}");
        return guest.Network.IsList ? [withIndex, withoutIndex] : [withoutIndex, withIndex];
    }

    private static string Start(string project, int characters)
    {
        int end = 0;
        foreach (Rune rune in project.EnumerateRunes())
        {
            if (characters-- == 0)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        return project[..end];
    }
}
