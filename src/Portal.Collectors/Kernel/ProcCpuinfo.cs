using System.Text;

namespace Portal.Collectors.Kernel;

/// <summary>The name of the processor from <c>/proc/cpuinfo</c> (proc_cpuinfo(5)).</summary>
internal static class ProcCpuinfo
{
    /// <summary>1.5 KiB per CPU.</summary>
    public const int LimitBytes = 4 * 1024 * 1024;

    // model name	: AMD EPYC
    /// <summary>Null where the architecture prints none, as arm64 doesn't.</summary>
    public static string? ModelName(ReadOnlySpan<byte> content)
    {
        while (AsciiFields.TryLine(ref content, out ReadOnlySpan<byte> line))
        {
            int colon = line.IndexOf((byte)':');
            if (line.StartsWith("model name"u8) && colon > 0)
            {
                ReadOnlySpan<byte> name = line[(colon + 1)..].Trim((byte)' ');
                return name.IsEmpty ? null : Encoding.UTF8.GetString(name);
            }
        }

        return null;
    }
}
