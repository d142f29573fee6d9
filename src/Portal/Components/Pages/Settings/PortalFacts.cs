using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Portal.Components.Format;
using Portal.Configuration;

namespace Portal.Components.Pages.Settings;

/// <summary>What this portal is and what it costs.</summary>
internal static class PortalFacts
{
    public static ImmutableArray<Fact> Of(PortalOptions options, IServer server, int viewers, TimeProvider clock)
    {
        using Process own = Process.GetCurrentProcess();
        TimeSpan running = clock.GetUtcNow() - new DateTimeOffset(own.StartTime);
        ICollection<string> addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return
        [
            new Fact("Version", typeof(PortalFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]),
            new Fact("Mode", options.IsDemo ? "main, with a simulated testbed" : "main"),
            new Fact("Addresses", addresses.Count == 0 ? Number.Absent : string.Join(", ", addresses)),
            new Fact("Path base", options.PathBase is { Length: > 0 } prefix ? prefix : "none"),
            new Fact("Running for", Span.Text(running)),
            new Fact("Own CPU, mean since the start", Cores.Text(own.TotalProcessorTime / running)),
            new Fact("Own memory", Bytes.Text(Environment.WorkingSet)),
            new Fact("Viewers", Count.Of(viewers, "tab", "tabs")),
        ];
    }
}
