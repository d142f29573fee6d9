namespace Portal.Collectors.Libvirt.Interop;

/// <summary>Which domain: its name, its UUID, and libvirt's number for this run of it.</summary>
/// <param name="Name">Unique at any one time; anybody's text.</param>
/// <param name="Uuid">Of the definition; kept across restarts.</param>
/// <param name="Id">Null while it is shut off. A restarted domain has another, a restarted daemon knows the old.</param>
internal sealed record DomainIdentity(string Name, Guid Uuid, int? Id);
