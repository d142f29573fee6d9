using System.Runtime.InteropServices;

namespace Portal.Collectors.Libvirt.Interop;

/// <summary>A reference of our own to a <c>virDomainPtr</c>, which in turn keeps its connection. Freeing it asks nobody.</summary>
internal sealed partial class DomainHandle : SafeHandle
{
    public DomainHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => virDomainFree(handle) >= 0;

    [LibraryImport(LibvirtLibrary.Name)]
    private static partial int virDomainFree(nint domain);
}
