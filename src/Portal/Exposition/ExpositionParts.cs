namespace Portal.Exposition;

/// <summary>Sections of the catalogue; a route shows some of them, in this order.</summary>
[Flags]
internal enum ExpositionParts
{
    None = 0,
    Hosts = 1,
    Guests = 2,
    Deployments = 4,
    Collectors = 8,
    Fanout = 16,
    Self = 32,
    All = Hosts | Guests | Deployments | Collectors | Fanout | Self,

    /// <summary>Gauges of TestbedOS for hosts; alone.</summary>
    TestbedHosts = 64,

    /// <summary>Gauges of TestbedOS for guests of one kind; alone.</summary>
    TestbedGuests = 128,
}
