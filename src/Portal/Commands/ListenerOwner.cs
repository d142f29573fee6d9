using System.Globalization;

namespace Portal.Commands;

/// <summary>Whose socket listens on a port of this machine (proc_net_tcp of the kernel's documentation).</summary>
/// <remarks>Any user may listen on a port above 1023 while the portal is not running, and would be sent whatever a command believes the portal may see.</remarks>
internal static class ListenerOwner
{
    // Columns of /proc/net/tcp and tcp6: "sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt uid …".
    private const int LocalAddress = 1;
    private const int State = 3;
    private const int Uid = 7;
    private const string Listening = "0A";

    /// <returns>Null where nobody or more than one user listens there, or the kernel doesn't tell.</returns>
    public static uint? Of(int port)
    {
        try
        {
            return Of(port, [.. File.ReadLines("/proc/net/tcp"), .. File.Exists("/proc/net/tcp6") ? File.ReadLines("/proc/net/tcp6") : []]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal static uint? Of(int port, IEnumerable<string> lines)
    {
        string local = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        uint? owner = null;
        foreach (string line in lines)
        {
            string[] columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length > Uid && columns[State] == Listening && columns[LocalAddress].EndsWith(local, StringComparison.OrdinalIgnoreCase))
            {
                // Of two listeners, on two addresses of this machine, nobody can tell which one answers.
                if (!uint.TryParse(columns[Uid], NumberStyles.None, CultureInfo.InvariantCulture, out uint uid) || (owner is not null && owner != uid))
                {
                    return null;
                }

                owner = uid;
            }
        }

        return owner;
    }
}
