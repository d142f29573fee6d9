using Portal.Cluster;

namespace Portal.Components.Pages.Capacity;

/// <summary>What several guests may take together. Those without a limit are in no sum: they are counted apart.</summary>
public sealed record Commitment(double Cores, double MemoryBytes, Unlimited Cpu, Unlimited Memory)
{
    public static Commitment None { get; } = new(0, 0, default, default);

    public bool IsNothing => this == None;

    internal static Commitment Of(IEnumerable<JoinedGuest> guests)
    {
        Commitment sum = None;
        foreach (JoinedGuest guest in guests)
        {
            double? cores = GuestAllowance.Cores(guest);
            long? memory = GuestAllowance.MemoryBytes(guest);
            sum = new Commitment(
                sum.Cores + (cores ?? 0),
                sum.MemoryBytes + (memory ?? 0),
                cores is null ? sum.Cpu.With(guest) : sum.Cpu,
                memory is null ? sum.Memory.With(guest) : sum.Memory);
        }

        return sum;
    }
}

/// <summary>Guests without a limit.</summary>
/// <param name="Containers">Of the guests, those that are containers.</param>
public readonly record struct Unlimited(int Guests, int Containers)
{
    /// <summary><c>3 containers have no limit and are not in the sum.</c>; null where all have one.</summary>
    /// <param name="limit">Such as <c>memory limit</c>.</param>
    public string? Sentence(string limit) => Guests == 0 ? null
        : $"{Format.Count.Of(Guests, Guests == Containers ? "container" : "guest", Guests == Containers ? "containers" : "guests")} {(Guests == 1 ? "has" : "have")} no {limit} and {(Guests == 1 ? "is" : "are")} not in the sum.";

    internal Unlimited With(JoinedGuest guest) => new(Guests + 1, Containers + (guest.Kind == Collectors.GuestKind.Docker.Name ? 1 : 0));
}
