using System.Text.Json;

namespace Portal.Collectors.Docker;

/// <summary>One object of the engine's event stream that says something about a container.</summary>
/// <remarks>Used are <c>start</c>, <c>die</c>, <c>oom</c>, <c>destroy</c>, <c>rename</c>, <c>pause</c>, <c>unpause</c>, <c>update</c> and <c>health_status: …</c>.</remarks>
internal sealed record DockerEvent(string Action, DockerId Id, string? Name, string? Image, int? ExitCode, DateTimeOffset At)
{
    private const long NanosecondsPerTick = 100;

    // {"Type":"container","Action":"die","Actor":{"ID":"4233…","Attributes":{"exitCode":"3","image":"box:1","name":"three"}},
    //  "time":1795616697,"timeNano":1795616697594737142, …}
    /// <summary>Null for what is not about a container with a usable id.</summary>
    public static DockerEvent? TryParse(JsonElement document)
    {
        if (document.Text("Action") is not { } action || document.Member("Actor") is not { } actor || !DockerId.TryParse(actor.Text("ID"), out DockerId id))
        {
            return null;
        }

        JsonElement? attributes = actor.Member("Attributes");
        return new DockerEvent(
            action,
            id,
            DockerListing.Bare(attributes?.Text("name")),
            attributes?.Text("image"),
            int.TryParse(attributes?.Text("exitCode") ?? attributes?.Text("containerExitCode"), out int code) ? code : null,
            MomentOf(document));
    }

    private static DateTimeOffset MomentOf(JsonElement document)
    {
        long nanoseconds = document.Number("timeNano") ?? 0;
        return nanoseconds > 0 ? DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / NanosecondsPerTick) : DateTimeOffset.UnixEpoch;
    }
}
