namespace Portal.Tests.Real.Faults;

/// <summary>The rows on one <see cref="FaultBed"/>, one after another, beside no other test.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FaultCollection : ICollectionFixture<FaultBed>
{
    public const string Name = "Faulty hosts";
}
