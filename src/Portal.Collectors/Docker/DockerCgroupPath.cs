namespace Portal.Collectors.Docker;

/// <summary>Which part of a process' control group path is the container's own group.</summary>
internal static class DockerCgroupPath
{
    // docker-<id>.scope   Docker under systemd, rootless below user.slice
    // <id>                Docker with the cgroupfs driver
    // libpod-<id>.scope   Podman under systemd;  libpod-<id> with cgroupfs
    private static readonly string[] Prefixes = ["docker-", "libpod-"];

    /// <summary>Cuts after the segment that is the container's; a systemd or an engine inside has groups further below. Null when no segment is.</summary>
    public static string? Cut(string path, DockerId id)
    {
        int start = 0;
        while (start < path.Length)
        {
            int end = path.IndexOf('/', start + 1);
            end = end < 0 ? path.Length : end;
            if (IsOwn(path.AsSpan(start, end - start).TrimStart('/'), id))
            {
                return path[..end];
            }

            start = end;
        }

        return null;
    }

    private static bool IsOwn(ReadOnlySpan<char> segment, DockerId id)
    {
        if (segment.EndsWith(".scope"))
        {
            segment = segment[..^".scope".Length];
        }

        foreach (string prefix in Prefixes)
        {
            if (segment.StartsWith(prefix, StringComparison.Ordinal))
            {
                segment = segment[prefix.Length..];
                break;
            }
        }

        return segment.SequenceEqual(id.Digits);
    }
}
