using Portal.Cluster;
using Portal.Components.Format;

namespace Portal.Components.Pages.Capacity;

/// <summary>Whether a host would hold its part of several copies of a deployment.</summary>
/// <param name="Fits">Null where the host does not say what it has.</param>
public sealed record CapacityFit(string Host, bool? Fits, string Text)
{
    /// <param name="host">As it stands now.</param>
    /// <param name="oneCopy">Guests of the deployment that are placed here.</param>
    /// <param name="copies">In all; what runs of the deployment already is one of them.</param>
    internal static CapacityFit Of(CapacityHost host, IEnumerable<JoinedGuest> oneCopy, int copies)
    {
        Commitment need = Commitment.Of(oneCopy);
        double cores = After(host.Cores, need.Cores * copies);
        double memory = After(host.Memory, need.MemoryBytes * copies);
        if (host.Memory.Installed is not { } bytes)
        {
            return new CapacityFit(host.Name, null, "not known: it says nothing of its memory");
        }

        // Memory can't be shared out twice; computing power can, and then everybody waits.
        string? slow = host.Cores.Installed is { } there && cores > there ? $"cores then committed {Percent.Text(cores / there)}" : null;
        return memory > bytes
            ? new CapacityFit(host.Name, false, $"no: {Bytes.Text(memory - bytes)} short")
            : new CapacityFit(host.Name, true, slow is null ? "yes" : $"yes, {slow}");
    }

    private static double After(CapacityRow now, double needed) => now.All - (now.Own ?? 0) + needed;
}
