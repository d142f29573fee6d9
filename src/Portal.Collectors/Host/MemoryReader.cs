using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>Memory of the host, from <c>/proc/meminfo</c>.</summary>
internal sealed class MemoryReader(KernelFiles files, TierOutcome outcome)
{
    private readonly HostFile _file = new(files.Proc("meminfo"), outcome);
    private readonly NamePool _names = new();
    private readonly List<ProcMeminfo> _lines = [];

    /// <param name="lines">Every line under its own name; default when the file is not readable.</param>
    /// <returns>Null when the file is not readable.</returns>
    public HostMemory? Read(out ImmutableArray<NamedCount> lines)
    {
        lines = default;
        if (!_file.TryRead(out ReadOnlySpan<byte> content))
        {
            return null;
        }

        _lines.Clear();
        if (!ProcMeminfo.Parse(content, _names, _lines))
        {
            _file.Misread();
        }

        var named = ImmutableArray.CreateBuilder<NamedCount>(_lines.Count);
        foreach (ref readonly ProcMeminfo line in CollectionsMarshal.AsSpan(_lines))
        {
            named.Add(new NamedCount(line.Key, line.Value));
        }

        lines = named.DrainToImmutable();
        long? pageBytes = Find("Hugepagesize");
        return new HostMemory
        {
            SizeBytes = Find("MemTotal"),
            AvailableBytes = Find("MemAvailable"),
            FreeBytes = Find("MemFree"),
            BuffersBytes = Find("Buffers"),
            CachedBytes = Find("Cached"),
            SharedBytes = Find("Shmem"),
            ReclaimableBytes = Find("SReclaimable"),
            AnonymousBytes = Find("AnonPages"),
            DirtyBytes = Find("Dirty"),
            CommittedBytes = Find("Committed_AS"),
            HugePagesBytes = Find("HugePages_Total") * pageBytes,
            HugePagesFreeBytes = Find("HugePages_Free") * pageBytes,
            SwapSizeBytes = Find("SwapTotal"),
            SwapFreeBytes = Find("SwapFree"),
        };
    }

    private long? Find(string key)
    {
        foreach (ref readonly ProcMeminfo line in CollectionsMarshal.AsSpan(_lines))
        {
            if (line.Key == key)
            {
                return line.Value;
            }
        }

        return null;
    }
}
