using Portal.Cluster;
using Portal.Cluster.Members;
using Portal.Collectors;
using Portal.Configuration;
using Portal.Sampling;
using Portal.Testbed;

namespace Portal.Doctor;

/// <summary>Sees what a round's checks are about: on the main host all members' newest answers, else this host's own.</summary>
/// <param name="cluster">Null on a client and without a running portal.</param>
/// <param name="whyAlone">Why the running portal could not be asked; null within one.</param>
internal sealed class DoctorEye(StartConfiguration start, ITestbed testbed, IHostSampler sampler, ICluster? cluster, TimeProvider clock, string? whyAlone)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly OwnHost _own = new(start.Options.Host.Name);

    public async Task<DoctorSight> LookAsync(CancellationToken cancellationToken)
    {
        TestbedContents contents = testbed.Current;
        var sight = new DoctorSight { Mode = start.Mode, Options = start.Options, Now = clock.GetUtcNow(), Testbed = contents, WhyAlone = whyAlone };
        if (cluster is not null)
        {
            ClusterSnapshot all = await cluster.GetAsync(MaxAge, Deadline, cancellationToken);
            return sight with { Testbed = all.Testbed, Hosts = all.Hosts, Guests = all.Guests };
        }

        HostSnapshot snapshot = await sampler.GetAsync(MaxAge, cancellationToken);
        return sight with
        {
            Hosts =
            [
                new HostAnswer
                {
                    Name = _own.NameIn(contents),
                    Mode = start.Mode == PortalMode.Main ? "main" : "client",
                    Protocol = MemberProtocol.Own,
                    Snapshot = snapshot,
                    Fetch = new FetchStatus { Result = FetchResult.Ok },
                },
            ],
        };
    }
}
