namespace Portal.Configuration;

/// <summary>Section <c>Portal:Exporter</c>: what /metrics holds and who may read it.</summary>
public sealed class ExporterSection
{
    /// <summary>Serve <c>/metrics/local</c>. Default false.</summary>
    public bool Direct { get; set; }

    /// <summary>Write image, addresses and ids in the info families. Default: on if a token or network list guards the routes, else off.</summary>
    public bool? Details { get; set; }

    /// <summary>Export guests that belong to no deployment. Default true.</summary>
    public bool Unassigned { get; set; } = true;

    /// <summary>File with the bearer token demanded on the metrics routes; two lines for rotation. Default: none.</summary>
    public string? TokenFile { get; set; }

    /// <summary>CIDR list of callers, compared with the connection's address. Default: any.</summary>
    public string? AllowedNetworks { get; set; }

    /// <summary>The default of <see cref="Details"/> applied.</summary>
    public bool WriteDetails => Details ?? (TokenFile is { Length: > 0 } || AllowedNetworks is { Length: > 0 });
}
