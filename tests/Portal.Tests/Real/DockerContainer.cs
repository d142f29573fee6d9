namespace Portal.Tests.Real;

/// <summary>A container that a test started.</summary>
/// <param name="ProcessId">Of its first process, on the host; 0 when it had ended already.</param>
internal sealed record DockerContainer(DockerDaemon Docker, string Name, string Id, int ProcessId)
{
    public Task<string> ExecuteAsync(params string[] command) => Docker.DockerAsync(["exec", Name, .. command]);

    /// <summary>What its processes wrote to standard output and error.</summary>
    public Task<string> LogAsync() => Docker.DockerAsync("logs", Name);

    public Task RemoveAsync() => Docker.DockerAsync("rm", "--force", Name);

    public Task RestartAsync() => Docker.DockerAsync("restart", "--time", "0", Name);
}
