using Microsoft.AspNetCore.Components.Server;

namespace Portal.Components;

/// <summary>What the circuits of all tabs together may hold.</summary>
internal static class CircuitLimits
{
    /// <summary>Of what a browser sends: clicks, filter words, lists of what is on screen.</summary>
    public const int LargestMessageBytes = 32 * 1024;

    public static void Apply(CircuitOptions circuits)
    {
        // After a lost connection, for a browser that comes back.
        circuits.DisconnectedCircuitMaxRetained = 100;
        circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);

        // What is kept of one afterwards; the framework's 1,000 for two hours would be some hundred megabytes.
        circuits.PersistedCircuitInMemoryMaxRetained = 200;
        circuits.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromMinutes(10);

        // The framework's minute would keep a page waiting for a browser that sleeps.
        circuits.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(10);
    }

    public static void Apply(ServerComponentsEndpointOptions endpoint)
    {
        endpoint.ContentSecurityFrameAncestorsPolicy = "'none'";

        // Compressed as by default, but each message by itself, with a compressor that all connections share: one for each, which remembers the messages before, is some 300 KB.
        endpoint.ConfigureWebSocketAcceptContext = static (_, socket) =>
        {
            socket.DangerousEnableCompression = true;
            socket.DisableServerContextTakeover = true;
            return Task.CompletedTask;
        };
    }
}
