using System.Net;

namespace Portal.Cluster.Members;

internal static partial class MembersLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Host} joined from {Address}, without proving who it is (Portal:Cluster:Security=None).")]
    public static partial void Joined(ILogger logger, string host, IPAddress address);
}
