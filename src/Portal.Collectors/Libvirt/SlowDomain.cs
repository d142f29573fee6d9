using Portal.Collectors.Libvirt.Interop;

namespace Portal.Collectors.Libvirt;

/// <summary>What tier 1 has of one run of one domain. Guarded by the lock of <see cref="SlowDomainReads"/>.</summary>
internal sealed class SlowDomain(DomainIdentity identity)
{
    private DomainDefinition? _definition;
    private long _definedAt;
    private SlowValues? _values;
    private long _measuredAt;

    public DomainIdentity Identity { get; } = identity;

    /// <summary>A call for it is under way, or past its deadline and not back: no other is made.</summary>
    public bool IsOut { get; set; }

    /// <summary>The XML is read again once a minute, so that an attached disk or changed memory is seen without an event loop.</summary>
    public bool NeedsDefinition(TimeProvider clock, TimeSpan period) => _definition is null || clock.GetElapsedTime(_definedAt) >= period;

    public void Take(SlowAnswer answer, TimeProvider clock)
    {
        if (answer.Definition is not null)
        {
            _definition = answer.Definition;
            _definedAt = clock.GetTimestamp();
        }

        if (answer.Values is not null)
        {
            _values = _definition is null ? answer.Values : answer.Values with { Disks = _definition.WithSources(answer.Values.Disks) };
            _measuredAt = clock.GetTimestamp();
        }
    }

    public SlowReading ToReading(TimeProvider clock, TimeSpan lifetime)
    {
        if (_values is null)
        {
            return new SlowReading(_definition, null, null);
        }

        TimeSpan age = clock.GetElapsedTime(_measuredAt);
        return new SlowReading(_definition, age > lifetime ? null : _values, (long)age.TotalNanoseconds);
    }
}

/// <summary>What one tier-1 call brought.</summary>
/// <param name="Definition">Null when it was not asked for.</param>
/// <param name="Values">Null for a shut-off domain, and for one that a job holds.</param>
/// <param name="Failure">What was read but not understood.</param>
internal sealed record SlowAnswer(DomainDefinition? Definition, SlowValues? Values, LibvirtFailure? Failure);
