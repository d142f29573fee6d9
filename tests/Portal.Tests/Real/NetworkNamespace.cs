using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>A network of its own on this machine: loopback up, cables as a test lays them, packet filter as a test sets it. Gone at the end with everything in it.</summary>
internal sealed class NetworkNamespace : IAsyncDisposable
{
    private const int CloneNewNetwork = 0x40000000; // CLONE_NEWNET, sched.h
    private static int s_count;

    private NetworkNamespace(string name) => Name = name;

    public string Name { get; }

    private string Handle => "/run/netns/" + Name;

    public static async Task<NetworkNamespace> CreateAsync(string purpose)
    {
        NetworkNamespace made = new($"pt{Environment.ProcessId}-{Interlocked.Increment(ref s_count)}-{purpose}");
        await Command.RunAsync("ip", "netns", "add", made.Name);
        await made.RunAsync("ip", "link", "set", "lo", "up");
        return made;
    }

    /// <summary>The words to put before a command so that it runs in here, in the machine's own file systems: cgroups stay visible.</summary>
    public IEnumerable<string> Prefix => ["nsenter", "--net=" + Handle];

    public Task<string> RunAsync(params string[] command) => Command.RunAsync("nsenter", ["--net=" + Handle, .. command]);

    /// <summary>Lays a cable to another namespace. The link is called <paramref name="link"/> on both ends; both addresses with their prefix length.</summary>
    public async Task ConnectAsync(NetworkNamespace other, string link, string address, string otherAddress)
    {
        ArgumentNullException.ThrowIfNull(other);
        await Command.RunAsync("ip", "-n", Name, "link", "add", link, "type", "veth", "peer", "name", link, "netns", other.Name);
        foreach ((NetworkNamespace end, string own) in ((NetworkNamespace, string)[])[(this, address), (other, otherAddress)])
        {
            if (own.Length > 0)
            {
                await end.RunAsync("ip", "address", "add", own, "dev", link);
            }

            await end.RunAsync("ip", "link", "set", link, "up");
        }
    }

    /// <summary>A rule of the packet filter; the same again with -D takes it back.</summary>
    public Task FilterAsync(params string[] rule) => RunAsync(["iptables", "--wait", .. rule]);

    /// <summary>Whatever was filtered passes again.</summary>
    public Task UnfilterAsync() => RunAsync("iptables", "--wait", "-F");

    /// <summary>A socket that lives in this network, whichever thread uses it later.</summary>
    /// <remarks>setns(2) moves one thread, and a socket belongs to the network that its thread was in when it was made. The thread ends here, so nobody meets it moved.</remarks>
    public Socket CreateSocket(SocketType type = SocketType.Stream, ProtocolType protocol = ProtocolType.Tcp, AddressFamily family = AddressFamily.InterNetwork)
    {
        Socket? socket = null;
        Exception? fault = null;
        Thread thread = new(() =>
        {
            try
            {
                using Microsoft.Win32.SafeHandles.SafeFileHandle handle = File.OpenHandle(Handle);
                socket = setns(handle, CloneNewNetwork) == 0 ? new Socket(family, type, protocol) : throw new Win32Exception(Marshal.GetLastPInvokeError());
            }
            catch (Exception caught) when (caught is IOException or Win32Exception or SocketException)
            {
                fault = caught;
            }
        });
        thread.Start();
        thread.Join();
        return socket ?? throw new InvalidOperationException($"No socket in {Name}: {fault?.Message}", fault);
    }

    public async ValueTask DisposeAsync() => await Command.TryRunAsync("ip", ["netns", "delete", Name]);

#pragma warning disable IDE1006, SYSLIB1054 // The C name as it is; the generated marshalling would need unsafe code for a handle and an integer.
    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setns(SafeHandle fd, int nstype);
#pragma warning restore IDE1006, SYSLIB1054
}
