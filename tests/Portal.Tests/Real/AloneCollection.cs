namespace Portal.Tests.Real;

/// <summary>Tests with real processes that share nothing, yet run beside no other test.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "Alone on the machine";
}
