using System.Buffers.Text;
using System.Text;
using Portal.Collectors.Kernel;
using Portal.Collectors.Libvirt.Interop;

namespace Portal.Collectors.Libvirt;

/// <summary>Which domain a QEMU process runs, by its arguments as libvirt gives them.</summary>
internal static class QemuCommandLine
{
    // qemu-system-x86_64 -name guest=lvx1,debug-threads=on -S … -uuid 68978b34-e5a2-4cbe-8b52-5569ff4002ee …
    /// <summary>The UUID libvirt started it with; false for a process that libvirt did not start.</summary>
    public static bool TryGetUuid(ReadOnlySpan<byte> commandLine, out Guid uuid)
    {
        uuid = Guid.Empty;
        return ProcessList.TryFindOption(commandLine, "-uuid"u8, out ReadOnlySpan<byte> text) &&
            Utf8Parser.TryParse(text, out uuid, out int used, 'D') && used == text.Length;
    }

    /// <summary>Whether it runs this very domain: name and UUID, since another daemon's domain may have the same name.</summary>
    public static bool Runs(ReadOnlySpan<byte> commandLine, DomainIdentity domain) =>
        TryGetUuid(commandLine, out Guid uuid) && uuid == domain.Uuid &&
        ProcessList.TryFindOption(commandLine, "-name"u8, out ReadOnlySpan<byte> options) && Names(options, domain.Name);

    // QEMU writes a comma within a value as two.
    private static bool Names(ReadOnlySpan<byte> options, string name)
    {
        byte[] wanted = Encoding.UTF8.GetBytes("guest=" + name.Replace(",", ",,", StringComparison.Ordinal));
        return options.StartsWith(wanted) && options[wanted.Length..] is [] or [(byte)',', not (byte)',', ..];
    }
}
