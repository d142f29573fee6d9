using System.Collections.Immutable;
using Portal.Testbed.Ovn;

namespace Portal.Testbed;

/// <summary>A named set of guests, written down by the testbed.</summary>
public sealed record Deployment
{
    /// <summary>Checked name or its surrogate; the label <c>project</c>.</summary>
    public required string Name { get; init; }

    /// <summary>As the file says it; for the Problems page only.</summary>
    public required string RealName { get; init; }

    public DeploymentState State { get; init; }

    /// <summary>Tag of the command that failed, if <see cref="State"/> is failed and it is a known one; <c>another command</c> if it isn't.</summary>
    public string? Command { get; init; }

    /// <summary>When the testbed recorded <see cref="State"/> (mtime of the deployment file); null in a folder of state files.</summary>
    public DateTimeOffset? StateSince { get; init; }

    /// <summary>A state.json was read at least once.</summary>
    public bool HasState { get; init; }

    /// <summary>The last read of state.json was whole and valid; if not, <see cref="Guests"/> are the last good version's.</summary>
    public bool ReadSuccess { get; init; }

    /// <summary>When state.json was written (mtime), of the version in use; null without the file.</summary>
    public DateTimeOffset? StateModifiedAt { get; init; }

    /// <summary>Why the newest state.json isn't used; null while it is. Among <see cref="Problems"/> too.</summary>
    public FileProblem? StateRefusal { get; init; }

    public DateTimeOffset? StateRefusedSince { get; init; }

    /// <summary>Path of state.json, fit to be shown; null where none is looked for.</summary>
    public string? StatePath { get; init; }

    /// <summary>The version in use, blanked; null without one.</summary>
    public StateText? StateText { get; init; }

    /// <summary>The newest version, blanked, while it is refused and could be read; null otherwise.</summary>
    public StateText? RefusedText { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The creation date as it stands in the file where it isn't one; null otherwise.</summary>
    public string? CreatedText { get; init; }

    /// <summary>First half of every runtime name (the real one).</summary>
    public string? Project { get; init; }

    /// <summary><c>ovn</c>, <c>ovs</c> or another tag; null when absent.</summary>
    public string? Network { get; init; }

    /// <summary>The network's parts; null unless <see cref="Network"/> is <c>ovn</c>.</summary>
    public OvnNetwork? Ovn { get; init; }

    public bool? Provisioned { get; init; }

    /// <summary>Hosts that state.json names, shown names, with the main flag.</summary>
    public ImmutableSortedDictionary<string, bool> Hosts { get; init; } = ImmutableSortedDictionary<string, bool>.Empty;

    /// <summary>Templates included; in the file's order.</summary>
    public ImmutableArray<ExpectedGuest> Guests { get; init; } = [];

    public ImmutableArray<FileProblem> Problems { get; init; } = [];
}

/// <summary>State that the testbed recorded in the deployment file.</summary>
public enum DeploymentState
{
    Unknown,
    Up,
    Down,

    /// <summary>A command is at work.</summary>
    Running,
    Failed,
}
