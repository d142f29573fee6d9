namespace Portal.Cluster.Members;

/// <summary>A host of the cluster and how it is reached. Names and addresses come from the operator's configuration, the testbed's cluster configuration and joins; never from a state.json or from what a host answers.</summary>
public sealed record Member
{
    /// <summary>Key in the cluster configuration, checked or surrogate; the label <c>host</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>main</c> or <c>client</c>.</summary>
    public required string Mode { get; init; }

    public required MemberProtocol Protocol { get; init; }

    /// <summary>Scheme, host and port, nothing else; null for <see cref="MemberProtocol.Own"/> and <see cref="MemberProtocol.Sampled"/>, and where none is known.</summary>
    public Uri? Address { get; init; }

    /// <summary>Name in its certificate, where the testbed's files know it by another one; null: <see cref="Name"/>.</summary>
    public string? CertifiedName { get; init; }

    /// <summary>Name under which it joined and calls every ten seconds; null for one that never did.</summary>
    public string? JoinedAs { get; init; }

    /// <summary>Nobody wrote down a port: where no portal answers, TestbedOS' own server is asked.</summary>
    public bool MayBeTestbed { get; init; }

    /// <summary>Why it is listed and not asked, a sentence; null where it is asked.</summary>
    public string? WhyNotAsked { get; init; }
}

/// <summary>How a member is spoken to.</summary>
public enum MemberProtocol
{
    /// <summary>This host: no network.</summary>
    Own,

    /// <summary>A <see cref="Sampling.SampledHost"/>: no network.</summary>
    Sampled,

    /// <summary>The snapshot route over TLS both ways; the certificate must name exactly this member.</summary>
    Mutual,

    /// <summary>The snapshot route over plain HTTP: nobody proves anything.</summary>
    Plain,

    /// <summary>A TestbedOS host without a portal: <c>/api/metrics/host</c> and <c>/api/metrics/guest/…</c> over plain HTTP.</summary>
    Testbed,
}
