using System.Collections.Immutable;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>Paging of the host, from <c>/proc/vmstat</c>.</summary>
internal sealed class PagingReader(KernelFiles files, TierOutcome outcome)
{
    private readonly HostFile _file = new(files.Proc("vmstat"), outcome);

    /// <param name="lines">The exported lines under their own names, in the kernel's units; default when the file is not readable.</param>
    /// <returns>Null when the file is not readable.</returns>
    public HostPaging? Read(out ImmutableArray<NamedCount> lines)
    {
        lines = default;
        if (!_file.TryRead(out ReadOnlySpan<byte> content))
        {
            return null;
        }

        ProcVmstat vmstat = ProcVmstat.Parse(content);
        var named = ImmutableArray.CreateBuilder<NamedCount>(7);
        Add("oom_kill", vmstat.OomKill);
        Add("pgfault", vmstat.PgFault);
        Add("pgmajfault", vmstat.PgMajFault);
        Add("pgpgin", vmstat.PgpgIn);
        Add("pgpgout", vmstat.PgpgOut);
        Add("pswpin", vmstat.PswpIn);
        Add("pswpout", vmstat.PswpOut);
        if (named.Count == 0)
        {
            _file.Misread();
        }

        lines = named.DrainToImmutable();
        return new HostPaging
        {
            SwapInBytes = vmstat.PswpIn * Environment.SystemPageSize,
            SwapOutBytes = vmstat.PswpOut * Environment.SystemPageSize,
            Faults = vmstat.PgFault,
            MajorFaults = vmstat.PgMajFault,
            OomKills = vmstat.OomKill,
        };

        void Add(string name, long? value)
        {
            if (value is { } known)
            {
                named.Add(new NamedCount(name, known));
            }
        }
    }
}
