using System.Net;

namespace Portal.Tests.Cluster.Members;

public sealed class ClientRoutesTests
{
    // The doctor's answers whoever is on that machine, for the command beside it.
    private static readonly string[] OfAClient =
        [Routes.Health, Routes.Ready, Routes.Doctor, Routes.Snapshot, Routes.SnapshotStream, Routes.Status, Routes.TestbedStatus, Routes.TestbedHostFigures, Routes.TestbedGuestFigures, Routes.MetricsLocal];

    [Theory]
    [InlineData("Mutual")]
    [InlineData("None")]
    public async Task A_client_answers_404_on_every_route_of_a_main_host(string security)
    {
        await using TestPortal client = await TestPortal.StartAsync("Client", ("Cluster:Security", security), ("Cluster:Main", "127.0.0.1:1"), ("Exporter:Direct", "true"));
        foreach (string template in typeof(Routes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Except(OfAClient))
        {
            string path = template.Replace("{*path:nonfile}", "any", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
            Assert.True(await client.StatusAsync(path) == HttpStatusCode.NotFound, path);
        }

        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync(Routes.MetricsLocal));
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync(Routes.Health));
    }
}
