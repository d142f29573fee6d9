using System.Runtime.InteropServices;

namespace Portal.Collectors.Libvirt.Interop;

/// <summary>Walks an array of statistics records as <c>virConnectGetAllDomainStats</c> and <c>virDomainListGetStats</c> leave it, and frees it.</summary>
internal static unsafe partial class DomainRecords
{
    private const int UuidLength = 16;      // VIR_UUID_BUFLEN

    /// <summary>Hands every record to <paramref name="reader"/>; the array, its values and its references to domains are freed whatever happens.</summary>
    public static void ReadAndFree(VirDomainStatsRecord** records, int count, IDomainRecordReader reader)
    {
        try
        {
            for (int index = 0; index < count; index++)
            {
                VirDomainStatsRecord* record = records[index];
                if (record is null || !TryIdentify(record->Domain, out DomainIdentity? domain))
                {
                    continue;
                }

                reader.Begin(domain);
                for (int parameter = 0; parameter < record->Count; parameter++)
                {
                    reader.Add(VirTypedParameter.Read(record->Parameters + parameter));
                }
            }
        }
        finally
        {
            virDomainStatsRecordListFree(records);
        }
    }

    // Answered from the reference itself, without asking the daemon. The record owns the reference: it is not ours to free.
    private static bool TryIdentify(nint domain, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out DomainIdentity? identity)
    {
        byte* uuid = stackalloc byte[UuidLength];
        byte* name = domain == 0 ? null : virDomainGetName(domain);
        if (name is null || virDomainGetUUID(domain, uuid) < 0)
        {
            identity = null;
            return false;
        }

        uint id = virDomainGetID(domain);
        identity = new DomainIdentity(
            Marshal.PtrToStringUTF8((nint)name)!,
            new Guid(new ReadOnlySpan<byte>(uuid, UuidLength), bigEndian: true),
            id <= int.MaxValue ? (int)id : null);       // (unsigned)-1: not running
        return true;
    }

    [LibraryImport(LibvirtLibrary.Name)]
    private static partial byte* virDomainGetName(nint domain);

    [LibraryImport(LibvirtLibrary.Name)]
    private static partial int virDomainGetUUID(nint domain, byte* uuid);

    [LibraryImport(LibvirtLibrary.Name)]
    private static partial uint virDomainGetID(nint domain);

    [LibraryImport(LibvirtLibrary.Name)]
    private static partial void virDomainStatsRecordListFree(VirDomainStatsRecord** records);
}
