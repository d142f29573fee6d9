namespace Portal.Cluster.Members;

/// <summary>A host on its way to becoming a member: what each source says of it, before the sources are put together.</summary>
internal sealed record KnownHost
{
    public required string Name { get; init; }

    public bool IsMain { get; init; }

    /// <summary>Null for one that only a state.json names, and where the address can't be read.</summary>
    public HostAddress? Address { get; init; }

    /// <summary>An operator wrote the address down: it counts more than where a join came from.</summary>
    public bool IsConfigured { get; init; }

    /// <summary>The name under which it joined with a certificate; null if it never did.</summary>
    public string? CertifiedName { get; init; }

    /// <summary>The name under which it joined without proving anything; null if it never did.</summary>
    public string? AnnouncedName { get; init; }

    /// <summary>Why it has no address, a sentence.</summary>
    public string WhyNoAddress { get; init; } = "No address of it is known.";
}
