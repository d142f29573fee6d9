using System.Reflection;
using Portal.Configuration;
using Portal.Testbed;

namespace Portal.Cluster.Members;

/// <summary>What this host says of itself.</summary>
internal sealed class HostStatusSource(StartConfiguration start, ITestbed testbed, TimeProvider clock)
{
    private static readonly string Version = typeof(Routes).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private readonly OwnHost _own = new(start.Options.Host.Name);
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();

    public HostStatus Now => new(
        _own.NameIn(testbed.Current),
        start.Mode == PortalMode.Main ? "main" : "client",
        Version,
        _startedAt,
        clock.GetUtcNow(),
        start.Options.Cluster.IsMutual ? "mutual" : "none");
}
