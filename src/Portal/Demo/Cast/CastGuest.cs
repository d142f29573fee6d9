using Portal.Demo.Guests;

namespace Portal.Demo.Cast;

/// <summary>A guest of the simulated testbed: what the testbed's files say of it, and what really runs.</summary>
internal sealed record CastGuest(string Name, GuestProfile Profile)
{
    public CastRole Role { get; init; }

    /// <summary>The base that it was cloned from; null for any other.</summary>
    public string? CloneOf { get; init; }

    /// <summary>It runs on the host after the one that its file names.</summary>
    public bool IsMisplaced { get; init; }

    /// <summary>Some simulated host reports it.</summary>
    public bool IsReported => Role is CastRole.Running or CastRole.Unassigned;

    /// <summary>A state.json names it.</summary>
    public bool IsExpected => Role is not CastRole.Unassigned;
}

/// <summary>Why a guest is there, or is not.</summary>
internal enum CastRole
{
    /// <summary>In its file and on a host; with a deployment that is down it was left running.</summary>
    Running,

    /// <summary>In its file and on no host: missing where its deployment is up, else off.</summary>
    Absent,

    /// <summary>The base of clones, which never runs.</summary>
    Template,

    /// <summary>On a host and in no file.</summary>
    Unassigned,
}
