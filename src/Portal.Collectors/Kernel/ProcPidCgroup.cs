using System.Text;

namespace Portal.Collectors.Kernel;

/// <summary>One line of <c>/proc/&lt;pid&gt;/cgroup</c>: a hierarchy and the process' path in it.</summary>
/// <param name="Controllers">v1 controllers, comma separated, or <c>name=…</c>; empty for cgroup2.</param>
/// <param name="Path">As the reader's own cgroup namespace shows it.</param>
internal readonly record struct ProcPidCgroup(string Controllers, string Path)
{
    public bool IsV2 => Controllers.Length == 0;

    // 4:memory:/docker/8b0f…     hierarchy : controllers : path
    // 0::/docker/8b0f…           cgroup2
    /// <summary>False for a line that is not one; cgroups(7). The path may itself hold colons, but no line feed.</summary>
    public static bool TryParseLine(ReadOnlySpan<byte> line, out ProcPidCgroup entry)
    {
        entry = default;
        int first = line.IndexOf((byte)':');
        if (first < 0 || !AsciiFields.TryNumber(line[..first], out _))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = line[(first + 1)..];
        int second = rest.IndexOf((byte)':');
        if (second < 0 || second + 1 >= rest.Length || rest[second + 1] != (byte)'/')
        {
            return false;
        }

        entry = new ProcPidCgroup(Encoding.UTF8.GetString(rest[..second]), Encoding.UTF8.GetString(rest[(second + 1)..]));
        return true;
    }

    /// <summary>Every line that is understood; a last line without line feed was cut short and is left out.</summary>
    public static List<ProcPidCgroup> Parse(ReadOnlySpan<byte> text)
    {
        List<ProcPidCgroup> entries = [];
        while (AsciiFields.TryLine(ref text, out ReadOnlySpan<byte> line))
        {
            if (TryParseLine(line, out ProcPidCgroup entry))
            {
                entries.Add(entry);
            }
        }

        return entries;
    }
}
