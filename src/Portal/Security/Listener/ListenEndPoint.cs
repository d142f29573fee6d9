using System.Net;

namespace Portal.Security.Listener;

/// <summary><c>Portal:Cluster:Listen</c>: an address and a port.</summary>
internal static class ListenEndPoint
{
    public static bool TryRead(string text, out IPEndPoint endPoint)
    {
        if (IPEndPoint.TryParse(text, out IPEndPoint? read) && read.Port > 0)
        {
            endPoint = read;
            return true;
        }

        endPoint = new IPEndPoint(IPAddress.Any, 0);
        return false;
    }

    public static IEnumerable<string> Faults(string text) =>
        TryRead(text, out _) ? [] : [$"Portal:Cluster:Listen is no address and port; expected such as 0.0.0.0:3356 or [::]:3356."];
}
