using System.Collections.Immutable;
using Portal.Collectors;

namespace Portal.Testbed;

/// <summary>A guest as state.json describes it.</summary>
public sealed record ExpectedGuest
{
    /// <summary>Checked name or its surrogate; the label <c>guest</c>.</summary>
    public required string Name { get; init; }

    public required string RealName { get; init; }

    /// <summary>Key of the kind's object, checked or surrogate; <c>unknown</c> where it can't be told.</summary>
    public required string KindName { get; init; }

    /// <summary>Null unless a collector is registered for it on this host. Another host may have one all the same.</summary>
    public GuestKind? Kind { get; init; }

    /// <summary>Cluster key where it should run (shown name); null until placed.</summary>
    public string? Host { get; init; }

    /// <summary>Name in the runtime, from the real names: <c>project-guest</c>. A template has one too, as its base may run briefly.</summary>
    public required string RuntimeName { get; init; }

    /// <summary>A scaled base: listed, never expected to run.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>How many clones a template has.</summary>
    public long? CloneCount { get; init; }

    public bool IsGoldenImage { get; init; }

    /// <summary>Shown name of its template; null if it is no clone.</summary>
    public string? CloneOf { get; init; }

    public ImmutableArray<ExpectedInterface> Interfaces { get; init; } = [];

    /// <summary>Virtual CPUs of a VM.</summary>
    public int? Cpus { get; init; }

    public long? MemoryBytes { get; init; }

    /// <summary>Cloud image name, image file name without folders, container image, <c>android-34</c>.</summary>
    public string? Image { get; init; }
}

/// <summary>An entry of a guest's network list; nulls keep their index in the list.</summary>
public sealed record ExpectedInterface
{
    public required int Index { get; init; }

    /// <summary>Name on the host (tap, emulator port); null for containers, whose host side can't be derived.</summary>
    public string? HostInterface { get; init; }

    /// <summary>Names to try for its logical switch port, the likelier first.</summary>
    public ImmutableArray<string> SwitchPorts { get; init; } = [];

    public string? Switch { get; init; }

    public string? Mac { get; init; }

    /// <summary>An address or <c>dynamic</c>.</summary>
    public string? Address { get; init; }
}
