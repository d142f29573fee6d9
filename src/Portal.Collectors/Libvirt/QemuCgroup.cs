namespace Portal.Collectors.Libvirt;

/// <summary>Which control group is the virtual machine's, given the one its QEMU sits in.</summary>
internal static class QemuCgroup
{
    // /machine.slice/machine-qemu\x2d1\x2dvm.scope/libvirt/emulator    with systemd
    // /machine/qemu-1-vm.libvirt-qemu/emulator                         without
    /// <summary>The path cut to the machine's own group; null where QEMU sits in a larger one (<c>/</c>, a service, a user's session).</summary>
    public static string? Own(string path)
    {
        ReadOnlySpan<char> rest = path;
        if (IsPartOfMachine(LastSegment(rest)))
        {
            rest = Parent(rest);
        }

        if (LastSegment(rest) is "libvirt")
        {
            rest = Parent(rest);
        }

        return LastSegment(rest).Contains("qemu", StringComparison.Ordinal) ? rest.ToString() : null;
    }

    private static bool IsPartOfMachine(ReadOnlySpan<char> segment) =>
        segment is "emulator" || IsNumbered(segment, "vcpu") || IsNumbered(segment, "iothread");

    private static bool IsNumbered(ReadOnlySpan<char> segment, string word) =>
        segment.StartsWith(word, StringComparison.Ordinal) && segment.Length > word.Length && !segment[word.Length..].ContainsAnyExceptInRange('0', '9');

    private static ReadOnlySpan<char> LastSegment(ReadOnlySpan<char> path) => path[(path.LastIndexOf('/') + 1)..];

    private static ReadOnlySpan<char> Parent(ReadOnlySpan<char> path) => path[..Math.Max(0, path.LastIndexOf('/'))];
}
