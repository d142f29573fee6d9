namespace Portal.Bench.Rig;

/// <summary>A cluster's keys as the main host keeps them, and a certificate for each simulated host.</summary>
internal sealed class RigKeys : IDisposable
{
    /// <summary>Folder of <c>host-007.pfx</c>, each with its private key.</summary>
    public string Certificates => throw new NotSupportedException("Needs --tls false.");

    public static RigKeys Make(string dataDirectory, int hosts) => throw new NotSupportedException($"{dataDirectory}, {hosts}: needs --tls false.");

    public void Dispose()
    {
    }
}
