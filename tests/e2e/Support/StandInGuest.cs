using System.Text.Json.Nodes;

namespace Portal.EndToEnd.Support;

/// <summary>A guest of a <see cref="StandInHost"/>, running since that began.</summary>
/// <param name="Kind">As documents between hosts name it.</param>
/// <param name="BusyCores">What it uses, all the time.</param>
internal sealed record StandInGuest(string Kind, string RuntimeName, double BusyCores)
{
    private const long Mebibyte = 1 << 20;

    /// <summary>Of a virtual machine; null for a container.</summary>
    public int? Vcpus { get; init; }

    /// <summary>Of a container; null where nothing limits it.</summary>
    public double? LimitCores { get; init; }

    public long MemoryMebibytes { get; init; } = 64;

    public long LimitMebibytes { get; init; } = 1024;

    /// <summary>Its counters after so many seconds. A virtual machine has no balloon, which is nobody's to poll here.</summary>
    public JsonObject After(double seconds, DateTimeOffset since)
    {
        double used = Math.Round(10 + (BusyCores * seconds), 9);
        JsonObject cpu = new() { ["usage"] = used, ["user"] = Math.Round(used * 0.75, 9), ["system"] = Math.Round(used * 0.25, 9) };
        JsonObject memory = new() { ["rss"] = MemoryMebibytes * Mebibyte, ["limit"] = LimitMebibytes * Mebibyte };
        if (Vcpus is { } vcpus)
        {
            cpu["vcpuCount"] = vcpus;
            cpu["vcpus"] = new JsonArray([.. Enumerable.Range(0, vcpus).Select(index => new JsonObject { ["index"] = index, ["usage"] = Math.Round(used / vcpus, 9), ["steal"] = 0 })]);
        }
        else
        {
            memory["usage"] = memory["rss"]!.DeepClone();
            memory["workingSet"] = memory["rss"]!.DeepClone();
            if (LimitCores is { } limit)
            {
                cpu["limitCores"] = limit;
            }
        }

        return new JsonObject
        {
            ["kind"] = Kind,
            ["runtimeName"] = RuntimeName,
            ["state"] = "running",
            ["startedAt"] = since.ToString("O"),
            ["cpu"] = cpu,
            ["memory"] = memory,
            ["networks"] = new JsonArray(new JsonObject { ["interface"] = "eth0", ["receivedBytes"] = (long)(seconds * 1000), ["transmittedBytes"] = (long)(seconds * 500) }),
        };
    }
}
