namespace Portal.Live;

/// <summary>What the runtime's shared array pools keep for later.</summary>
/// <remarks>
/// By themselves 32 arrays for each CPU and size, for every type of element: after many tabs were opened or many hosts answered at once, tens of megabytes that nothing
/// uses (measured with 60 tabs). The pools read a variable of the environment (runtime, SharedArrayPoolStatics) and no setting.
/// </remarks>
internal static class PooledArrays
{
    private const string Variable = "DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION";
    private const string Most = "8";

    /// <summary>Holds for pools that are made later, so call it first of all. What whoever starts the program has set stays.</summary>
    public static void Limit()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
        {
            Environment.SetEnvironmentVariable(Variable, Most);
        }
    }
}
