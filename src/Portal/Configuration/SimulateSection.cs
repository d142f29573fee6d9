namespace Portal.Configuration;

/// <summary>Section <c>Portal:Simulate</c>: how large the simulated testbed is, where there is one (<c>Portal:Demo</c>).</summary>
public sealed class SimulateSection
{
    public const int MostHosts = 1_000;
    public const int MostGuests = 100_000;

    /// <summary>Simulated hosts, 1 to 1,000. Default 3.</summary>
    public int Hosts { get; set; } = 3;

    /// <summary>Guests on all of them together that run, 0 to 100,000. Default 30.</summary>
    public int Guests { get; set; } = 30;

    internal IEnumerable<string> Faults()
    {
        if (Hosts is < 1 or > MostHosts)
        {
            yield return $"Portal:Simulate:Hosts (--hosts) is {Hosts}; expected 1 to {MostHosts}.";
        }

        if (Guests is < 0 or > MostGuests)
        {
            yield return $"Portal:Simulate:Guests (--guests) is {Guests}; expected 0 to {MostGuests} on all hosts together.";
        }
    }
}
