namespace Portal.Collectors.Libvirt;

/// <summary>What a call on a lane came to: a value, or why there is none.</summary>
internal readonly record struct LaneAnswer<T>(T? Value, LibvirtFailure? Failure)
    where T : class;
