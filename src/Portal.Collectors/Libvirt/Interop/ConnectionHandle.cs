using System.Runtime.InteropServices;

namespace Portal.Collectors.Libvirt.Interop;

/// <summary>A <c>virConnectPtr</c>.</summary>
/// <remarks>Closing says goodbye to the daemon and waits for its answer: it belongs on the thread that may wait for calls, never on a caller's.</remarks>
internal sealed partial class ConnectionHandle : SafeHandle
{
    public ConnectionHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => virConnectClose(handle) >= 0;

    [LibraryImport(LibvirtLibrary.Name)]
    private static partial int virConnectClose(nint connection);
}
