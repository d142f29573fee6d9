namespace Portal.Tests.Real;

/// <summary>The tests on one <see cref="DockerBed"/>: one after another, beside no other test, since two cores are all there may be.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class DockerCollection : ICollectionFixture<DockerBed>
{
    public const string Name = "Twenty containers";
}
