using System.Collections.Immutable;
using System.Globalization;
using Portal.Demo.Guests;

namespace Portal.Demo.Cast;

/// <summary>Who is in the simulated testbed: hosts <c>demo-1</c>, <c>demo-2</c>, … and as many guests as asked for, by repeating <see cref="CastScript"/>.</summary>
internal sealed class DemoCast
{
    private readonly ImmutableArray<SimulatedGuest>.Builder[] _onHosts;
    private readonly ImmutableArray<CastDeployment>.Builder _deployments = ImmutableArray.CreateBuilder<CastDeployment>();
    private int _reported;

    /// <param name="main">Name of this machine, which is in the cluster too.</param>
    public DemoCast(int hosts, int guests, string main, DateTimeOffset origin)
    {
        HostNames = [.. Enumerable.Range(1, hosts + 1).Select(number => $"demo-{number}").Where(name => name != main).Take(hosts)];
        _onHosts = [.. HostNames.Select(_ => ImmutableArray.CreateBuilder<SimulatedGuest>())];
        for (int round = 1; _reported < guests; round++)
        {
            string suffix = round == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{round}");

            // What is out of order, and jobs that end and start, are there once: of thousands of guests hundreds would be, which no testbed is.
            bool isFirst = round == 1;
            AddDeployment(CastScript.UpDeployment + suffix, isUp: true, isFirst ? CastScript.Campus : CastScript.CampusInOrder, guests);
            AddDeployment(CastScript.DownDeployment + suffix, isUp: false, isFirst ? CastScript.Office : CastScript.OfficeInOrder, guests);
            foreach (CastGuest stranger in isFirst ? CastScript.Strangers.Take(guests - _reported) : [])
            {
                Place(stranger, stranger.Name);
            }
        }

        Deployments = _deployments.ToImmutable();
        Hosts = [.. HostNames.Select((name, index) => new SimulatedHost(name, _onHosts[index].ToImmutable(), origin))];
    }

    public ImmutableArray<string> HostNames { get; }

    public ImmutableArray<SimulatedHost> Hosts { get; }

    public ImmutableArray<CastDeployment> Deployments { get; }

    private void AddDeployment(string name, bool isUp, ImmutableArray<CastGuest> script, int guests)
    {
        var expected = ImmutableArray.CreateBuilder<PlacedGuest>();
        foreach (CastGuest guest in script)
        {
            if (_reported == guests)
            {
                break;
            }

            string host = guest.IsReported ? Place(guest, $"{name}-{guest.Name}") : HostNames[expected.Count % HostNames.Length];
            expected.Add(new PlacedGuest(guest, host));
        }

        if (expected.Count > 0)
        {
            _deployments.Add(new CastDeployment(name, isUp, expected.ToImmutable()));
        }
    }

    /// <summary>Puts it on the next host; answers the one that its file names.</summary>
    private string Place(CastGuest guest, string runtimeName)
    {
        int named = _reported++ % HostNames.Length;
        int real = guest.IsMisplaced ? (named + 1) % HostNames.Length : named;
        _onHosts[real].Add(new SimulatedGuest(runtimeName, guest.Profile));
        return HostNames[named];
    }
}

/// <summary>A deployment as the testbed's files describe it.</summary>
internal sealed record CastDeployment(string Name, bool IsUp, ImmutableArray<PlacedGuest> Guests);

/// <param name="Host">That its file names.</param>
internal sealed record PlacedGuest(CastGuest Guest, string Host);
