namespace Portal.Collectors.Libvirt.Interop;

/// <summary>Takes in statistics records while they are walked, before libvirt's memory is freed.</summary>
internal interface IDomainRecordReader
{
    /// <summary>A new record begins.</summary>
    void Begin(DomainIdentity domain);

    /// <summary>One value of it. Every one is optional and unknown names are nobody's error.</summary>
    void Add(TypedParameter parameter);
}
