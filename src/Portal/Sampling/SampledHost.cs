namespace Portal.Sampling;

/// <summary>A host whose snapshots are had without a network: a simulated one. Registered as any number of singletons; the cluster lists them beside the real hosts.</summary>
/// <param name="Name">Under which it is a member; the testbed's files may name it too.</param>
/// <param name="Sampler">A call that does not return until it is cancelled is a host that does not answer.</param>
public sealed record SampledHost(string Name, IHostSampler Sampler);
