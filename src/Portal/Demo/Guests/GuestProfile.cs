using Portal.Collectors;
using Portal.Demo.Load;

namespace Portal.Demo.Guests;

/// <summary>What a guest is there for, and so how large and how busy it is.</summary>
internal sealed record GuestProfile
{
    public required GuestKind Kind { get; init; }

    /// <summary>As <see cref="GuestSample.Image"/> says it.</summary>
    public required string Image { get; init; }

    /// <summary>Virtual CPUs; for a container its quota, or what it uses at most where it has none.</summary>
    public required double Cores { get; init; }

    public required LoadShape Shape { get; init; }

    /// <summary>What it may use; for a container without a limit what it uses at most.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>A container has limits only where somebody set them; machines always have.</summary>
    public bool IsLimited { get; init; }

    /// <summary>Share of its memory that is in use.</summary>
    public Level Memory { get; init; } = new(0.35, 0.62, 2_700, 0);

    /// <summary>Bytes that come in for each second of CPU time; what goes out follows.</summary>
    public double NetworkBytesPerCpuSecond { get; init; } = 900_000;

    /// <summary>Bytes written for each second of CPU time.</summary>
    public double DiskBytesPerCpuSecond { get; init; } = 400_000;

    /// <summary>It is started anew so often, and its counters begin at 0; null: never.</summary>
    public double? RestartPeriodSeconds { get; init; }

    /// <summary>It runs for a while, ends, and is started again later; null: it runs for good.</summary>
    public Pulse? Job { get; init; }

    public bool HasHealthCheck { get; init; }
}
