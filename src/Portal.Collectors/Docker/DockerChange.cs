namespace Portal.Collectors.Docker;

/// <summary>What an event makes of what is known of a container. Pure; an inspection follows where the event can't say all.</summary>
internal static class DockerChange
{
    private const string HealthPrefix = "health_status: ";

    /// <summary>Whether the container must be inspected for what the event does not say.</summary>
    public static bool NeedsInspection(DockerEvent happened) => happened.Action is "start" or "die" or "rename" or "update";

    /// <param name="known">Null when nothing is known of it yet.</param>
    /// <param name="happened">Never <c>destroy</c>.</param>
    /// <returns>Null when the event says nothing that can be told without an inspection.</returns>
    public static DockerContainer? Apply(DockerContainer? known, DockerEvent happened)
    {
        if (happened.Action == "die")
        {
            return Died(known, happened);
        }

        return known is null ? null : happened.Action switch
        {
            "oom" => known with { OomSeen = true },
            "pause" when known.Status == DockerStatus.Running => known with { Status = DockerStatus.Paused },
            "unpause" when known.Status == DockerStatus.Paused => known with { Status = DockerStatus.Running },
            "rename" when happened.Name is { } name => known with { Name = name },
            "update" => known with { LimitsRevision = known.LimitsRevision + 1 },
            _ when happened.Action.StartsWith(HealthPrefix, StringComparison.Ordinal) =>
                known with { Healthy = DockerInspection.IsHealthy(happened.Action[HealthPrefix.Length..]) },
            _ => null,
        };
    }

    private static DockerContainer? Died(DockerContainer? known, DockerEvent happened)
    {
        // Events that were under way while the list was read may tell of an earlier run than the one already known.
        if (known?.StartedAt > happened.At || (known?.Name ?? happened.Name) is not { } name)
        {
            return null;
        }

        DockerContainer before = known ?? new DockerContainer { Id = happened.Id, Name = name, Image = happened.Image };
        return before with
        {
            Status = DockerStatus.Exited,
            Pid = 0,
            Healthy = null,
            Exit = new GuestExit
            {
                Code = happened.ExitCode,
                FinishedAt = happened.At > DateTimeOffset.UnixEpoch ? happened.At : null,
                OomKilled = before.OomSeen && happened.ExitCode != 0,
            },
        };
    }
}
