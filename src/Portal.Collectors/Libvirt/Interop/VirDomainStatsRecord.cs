using System.Runtime.InteropServices;

namespace Portal.Collectors.Libvirt.Interop;

/// <summary><c>virDomainStatsRecord</c> of libvirt-domain.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct VirDomainStatsRecord
{
    public nint Domain;
    public VirTypedParameter* Parameters;
    public int Count;
}
