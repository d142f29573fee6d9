using System.Net.Sockets;
using System.Text;

namespace Portal.Systemd;

/// <summary>Where the state of the service is told: one datagram a message, lines of <c>NAME=value</c> (sd_notify(3)).</summary>
internal sealed class NotifySocket(string name)
{
    // systemd reads at once; a receiver that doesn't must not hold the program up.
    private const int PatienceMilliseconds = 1000;

    /// <summary>False when nobody took it.</summary>
    public bool TrySend(string state)
    {
        try
        {
            // A socket for each message: there are four a minute, and the receiver may have been started anew.
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { SendTimeout = PatienceMilliseconds };
            socket.SendTo(Encoding.UTF8.GetBytes(state), new UnixDomainSocketEndPoint(name[0] == '@' ? '\0' + name[1..] : name));
            return true;
        }
        catch (Exception fault) when (fault is SocketException or ArgumentException)      // the latter: a path longer than a socket's may be
        {
            return false;
        }
    }
}
