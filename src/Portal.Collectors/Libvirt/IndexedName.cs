using System.Buffers.Text;

namespace Portal.Collectors.Libvirt;

/// <summary>Names of the shape <c>net.0.rx.bytes</c>: a group, an ordinal, a field.</summary>
internal static class IndexedName
{
    // More than any domain has; an absurd ordinal must not make an absurd list.
    private const int Limit = 1024;

    /// <summary>False when it is another group's name, has no ordinal (<c>net.count</c>), or one that is absurd.</summary>
    public static bool TrySplit(ReadOnlySpan<byte> name, ReadOnlySpan<byte> group, out int ordinal, out ReadOnlySpan<byte> field)
    {
        field = default;
        ordinal = 0;
        if (!name.StartsWith(group))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = name[group.Length..];
        if (!Utf8Parser.TryParse(rest, out ordinal, out int digits) || ordinal is < 0 or >= Limit || digits >= rest.Length || rest[digits] != (byte)'.')
        {
            return false;
        }

        field = rest[(digits + 1)..];
        return true;
    }
}
