using System.Text.Json;

namespace Portal.Collectors.Docker;

/// <summary>What is used of <c>GET /containers/{Id}/json</c>. Labels and environment, which hold secrets, are not read.</summary>
internal static class DockerInspection
{
    // {"Id":"8b0f…","Name":"/web","RestartCount":0,"State":{"Status":"running","Pid":17271,"ExitCode":0,"OOMKilled":false,
    //  "StartedAt":"2026-11-25T14:25:20.909551762Z","FinishedAt":"0001-01-01T00:00:00Z","Health":{"Status":"healthy"}},
    //  "Config":{"Image":"box:1"},"HostConfig":{"NetworkMode":"none","AutoRemove":false}, …}
    /// <param name="document">The whole answer.</param>
    /// <param name="id">The container asked for.</param>
    /// <param name="known">What was known of it before; events may have said more about its last run.</param>
    /// <exception cref="DockerFailureException">The answer is about another container, or has no name or state.</exception>
    public static DockerContainer Parse(JsonElement document, DockerId id, DockerContainer? known)
    {
        JsonElement? state = document.Member("State");
        string? name = DockerListing.Bare(document.Text("Name")) ?? known?.Name;
        if (state is not { ValueKind: JsonValueKind.Object } || name is null || document.Text("Id") != id.Digits)
        {
            throw new DockerFailureException(CollectorFailure.Malformed, "The container engine's answer does not describe the container that was asked for.");
        }

        string? status = state.Value.Text("Status");
        DateTimeOffset? startedAt = state.Value.Time("StartedAt");
        DockerContainer? sameRun = known?.StartedAt == startedAt ? known : null;
        return new DockerContainer
        {
            Id = id,
            Name = name,
            Image = document.Member("Config")?.Text("Image") ?? known?.Image,
            Status = status,
            Pid = state.Value.Number("Pid") is > 0 and <= int.MaxValue and var pid ? (int)pid : 0,
            StartedAt = startedAt,
            Exit = status is DockerStatus.Running or DockerStatus.Paused || startedAt is null ? null : Exit(state.Value, sameRun),
            Restarts = document.Number("RestartCount"),
            Healthy = IsHealthy(state.Value.Member("Health")?.Text("Status")),
            NetworkMode = document.Member("HostConfig")?.Text("NetworkMode"),
            AutoRemove = document.Member("HostConfig")?.Flag("AutoRemove"),
            OomSeen = sameRun?.OomSeen ?? false,
            LimitsRevision = known?.LimitsRevision ?? 0,
            Inspected = true,
        };
    }

    /// <summary>Null without a check (<c>none</c>) and while it starts (<c>starting</c>).</summary>
    public static bool? IsHealthy(string? status) => status switch
    {
        "healthy" => true,
        "unhealthy" => false,
        _ => null,
    };

    private static GuestExit Exit(JsonElement state, DockerContainer? known) => new()
    {
        Code = state.Number("ExitCode") is >= int.MinValue and <= int.MaxValue and var code ? (int)code : null,
        FinishedAt = state.Time("FinishedAt") ?? known?.Exit?.FinishedAt,
        OomKilled = state.Flag("OOMKilled"),
    };
}
