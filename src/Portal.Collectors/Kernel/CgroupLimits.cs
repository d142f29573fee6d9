namespace Portal.Collectors.Kernel;

/// <summary>What a group may use at most. Changes only when somebody changes it, so it is read seldom. Null: no limit, or not known.</summary>
internal readonly record struct CgroupLimits(double? QuotaCores, int? CpusetCpus, long? MemoryLimitBytes, long? PidsMax)
{
    // v1 prints "no limit" as the largest whole number of pages.
    private static readonly long V1Unlimited = long.MaxValue - Environment.SystemPageSize;

    public static CgroupLimits Read(CgroupReads reads, CgroupPaths paths, KernelFiles files) =>
        new(ReadQuota(reads, paths), ReadCpuset(reads, paths, files), ReadMemory(reads, paths), ReadPids(reads, paths));

    private static double? ReadQuota(CgroupReads reads, CgroupPaths paths)
    {
        double? cores = null;
        if (paths.Cpu is null)
        {
            if (reads.TryReadOnce(paths.Unified, "cpu.max", out ReadOnlySpan<byte> max))
            {
                reads.Understood(CgroupCpuQuota.TryParseMax(max, out cores));
            }
        }
        else if (reads.TryReadOnce(paths.Cpu, "cpu.cfs_quota_us", out ReadOnlySpan<byte> text))
        {
            // The next read uses the same buffer.
            Span<byte> quota = stackalloc byte[Math.Min(text.Length, 32)];
            text[..quota.Length].CopyTo(quota);
            if (reads.TryReadOnce(paths.Cpu, "cpu.cfs_period_us", out ReadOnlySpan<byte> period))
            {
                reads.Understood(CgroupCpuQuota.TryParseCfs(quota, period, out cores));
            }
        }

        return cores;
    }

    private static int? ReadCpuset(CgroupReads reads, CgroupPaths paths, KernelFiles files)
    {
        bool read = paths.Cpuset is null
            ? reads.TryReadOnce(paths.Unified, "cpuset.cpus.effective", out ReadOnlySpan<byte> text)
            : reads.TryReadOnce(paths.Cpuset, "cpuset.cpus", out text);
        if (!read)
        {
            return null;
        }

        bool understood = CpuList.TryCount(text, out int cpus);
        reads.Understood(understood);
        bool all = KernelFiles.Read(files.Sys("devices/system/cpu/online"), out text) == KernelReadOutcome.Read &&
            CpuList.TryCount(text, out int online) && cpus >= online;
        return understood && cpus > 0 && !all ? cpus : null;
    }

    private static long? ReadMemory(CgroupReads reads, CgroupPaths paths)
    {
        bool read = paths.Memory is null
            ? reads.TryReadOnce(paths.Unified, "memory.max", out ReadOnlySpan<byte> text)
            : reads.TryReadOnce(paths.Memory, "memory.limit_in_bytes", out text);
        long? limit = null;
        if (read)
        {
            reads.Understood(CgroupNumber.TryParseLimit(text, out limit));
        }

        return limit >= V1Unlimited ? null : limit;
    }

    private static long? ReadPids(CgroupReads reads, CgroupPaths paths)
    {
        long? limit = null;
        if (reads.TryReadOnce(paths.Pids ?? paths.Unified, "pids.max", out ReadOnlySpan<byte> text))
        {
            reads.Understood(CgroupNumber.TryParseLimit(text, out limit));
        }

        return limit;
    }
}
