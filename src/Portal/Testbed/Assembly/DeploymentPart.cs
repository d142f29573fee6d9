using System.Collections.Immutable;
using Portal.Testbed.Json;

namespace Portal.Testbed.Assembly;

/// <summary>What is known of one deployment before it is compared with the cluster and the other deployments.</summary>
internal sealed record DeploymentPart
{
    public required string RealName { get; init; }

    public string Name => TestbedName.Shown(RealName);

    public DeploymentState State { get; init; }

    public string? Command { get; init; }

    /// <summary>mtime of the deployment file.</summary>
    public DateTimeOffset? StateSince { get; init; }

    /// <summary>A deployment of a folder of state files: there a differing project and a missing host are no problems.</summary>
    public bool IsSimple { get; init; }

    /// <summary>Of the deployment file.</summary>
    public ImmutableArray<FileProblem> Problems { get; init; } = [];

    /// <summary>Null where no state.json is looked for.</summary>
    public StatePart? StateFile { get; init; }
}

/// <summary>What is known of a deployment's state.json.</summary>
internal sealed record StatePart
{
    /// <summary>Path as problems show it.</summary>
    public required string File { get; init; }

    /// <summary>The last good version.</summary>
    public StateFile? Good { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The file is there as it should be, or its absence is certain: false while nothing is known yet or it is refused.</summary>
    public bool IsAbsent { get; init; }

    public FileProblem? Refusal { get; init; }

    public DateTimeOffset? RefusedSince { get; init; }

    /// <summary>The refused version, blanked.</summary>
    public StateText? RefusedText { get; init; }

    public ImmutableArray<FileProblem> PartProblems { get; init; } = [];
}
