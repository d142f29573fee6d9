using System.Runtime.InteropServices;

namespace Portal.Collectors.Libvirt.Interop;

/// <summary>A read-only connection to a libvirt daemon: the one class above its native calls.</summary>
/// <remarks>
/// Any member can wait for the daemon without end, <see cref="Dispose"/> too: all of them belong on a thread that may be lost (see <see cref="LibvirtLane"/>).
/// No event loop runs for it. Keepalive would need one, and with it a daemon that was merely slow would be taken for dead; a call that hangs is bounded by its thread instead.
/// </remarks>
internal sealed unsafe partial class LibvirtConnection : IDisposable
{
    // Don't wait for a domain that a job holds: leave its statistics out.
    private const uint NoWait = 1u << 29;   // VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT

    private readonly ConnectionHandle _connection;

    private LibvirtConnection(ConnectionHandle connection) => _connection = connection;

    /// <summary>Opens <paramref name="uri"/>, such as <c>qemu:///system</c>, without the right to change anything.</summary>
    /// <exception cref="LibvirtException">Nothing listens there, it is not ours to use, or it can't be spoken to.</exception>
    /// <exception cref="DllNotFoundException">The library is not installed.</exception>
    public static LibvirtConnection Open(string uri)
    {
        if (!LibvirtLibrary.TryLoad())
        {
            throw new DllNotFoundException("The libvirt client library is not installed.");
        }

        ConnectionHandle connection = virConnectOpenReadOnly(uri);
        return connection.IsInvalid ? throw LibvirtException.Last() : new LibvirtConnection(connection);
    }

    /// <summary>Whether the socket is still open, as far as this side knows. Asks nobody.</summary>
    public bool IsAlive => virConnectIsAlive(_connection) == 1;

    /// <summary>One record per domain, shut-off ones included.</summary>
    /// <exception cref="LibvirtException">The connection broke, or the daemon can't answer.</exception>
    public void ReadAllDomains(DomainStatsGroups groups, IDomainRecordReader reader)
    {
        VirDomainStatsRecord** records;
        int count = virConnectGetAllDomainStats(_connection, (uint)groups, &records, NoWait);
        if (count < 0)
        {
            throw LibvirtException.Last();
        }

        DomainRecords.ReadAndFree(records, count, reader);
    }

    /// <summary>The record of one domain.</summary>
    /// <exception cref="LibvirtException">The domain is gone (<see cref="LibvirtErrorCode.NoDomain"/>), the connection broke, or the daemon can't answer.</exception>
    public void ReadDomain(Guid uuid, DomainStatsGroups groups, IDomainRecordReader reader)
    {
        using DomainHandle domain = Find(uuid);
        bool held = false;
        try
        {
            domain.DangerousAddRef(ref held);
            nint* list = stackalloc nint[] { domain.DangerousGetHandle(), 0 };
            VirDomainStatsRecord** records;
            int count = virDomainListGetStats(list, (uint)groups, &records, NoWait);
            if (count < 0)
            {
                throw LibvirtException.Last();
            }

            DomainRecords.ReadAndFree(records, count, reader);
        }
        finally
        {
            if (held)
            {
                domain.DangerousRelease();
            }
        }
    }

    /// <summary>The domain's XML as it runs now, without secrets.</summary>
    /// <exception cref="LibvirtException">As <see cref="ReadDomain"/>.</exception>
    public string ReadXml(Guid uuid)
    {
        using DomainHandle domain = Find(uuid);
        nint text = virDomainGetXMLDesc(domain, 0);
        if (text == 0)
        {
            throw LibvirtException.Last();
        }

        try
        {
            return Marshal.PtrToStringUTF8(text)!;
        }
        finally
        {
            NativeMemory.Free((void*)text);     // libvirt says: the caller frees it, with free(3)
        }
    }

    public void Dispose() => _connection.Dispose();

    private DomainHandle Find(Guid uuid)
    {
        Span<byte> raw = stackalloc byte[16];
        uuid.TryWriteBytes(raw, bigEndian: true, out _);
        fixed (byte* bytes = raw)
        {
            DomainHandle domain = virDomainLookupByUUID(_connection, bytes);
            return domain.IsInvalid ? throw LibvirtException.Last() : domain;
        }
    }

    [LibraryImport(LibvirtLibrary.Name, StringMarshalling = StringMarshalling.Utf8)]
    private static partial ConnectionHandle virConnectOpenReadOnly(string name);

    [LibraryImport(LibvirtLibrary.Name)]
    private static partial int virConnectIsAlive(ConnectionHandle connection);

    [LibraryImport(LibvirtLibrary.Name)]
    private static partial int virConnectGetAllDomainStats(ConnectionHandle connection, uint stats, VirDomainStatsRecord*** records, uint flags);

    [LibraryImport(LibvirtLibrary.Name)]
    private static partial int virDomainListGetStats(nint* domains, uint stats, VirDomainStatsRecord*** records, uint flags);

    [LibraryImport(LibvirtLibrary.Name)]
    private static partial DomainHandle virDomainLookupByUUID(ConnectionHandle connection, byte* uuid);

    [LibraryImport(LibvirtLibrary.Name)]
    private static partial nint virDomainGetXMLDesc(DomainHandle domain, uint flags);
}
