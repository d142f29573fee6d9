namespace Portal.Cluster.Joining;

/// <summary>How a client stays a member: with certificates, or as TestbedOS does it.</summary>
internal interface IMainLink
{
    /// <summary>Asks the main host whether it knows this host, and joins where it does not. Throws for nothing but cancellation.</summary>
    Task<Beat> BeatAsync(CancellationToken cancellationToken);
}
