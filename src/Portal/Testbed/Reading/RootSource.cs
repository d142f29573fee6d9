using System.Collections.Immutable;
using Portal.Testbed.Assembly;
using Portal.Testbed.Files;
using Portal.Testbed.Json;

namespace Portal.Testbed.Reading;

/// <summary>A testbed's root. One round at a time.</summary>
internal sealed class RootSource : ITestbedSource
{
    private readonly string _path;
    private readonly TestbedOptions _options;
    private readonly TrackedFolder _root;
    private readonly TrackedFolder _folder;
    private readonly TrackedFile<HostEntry> _host;
    private readonly TrackedFile<ClusterFile> _cluster;
    private readonly SortedDictionary<string, TrackedDeployment> _deployments = new(StringComparer.Ordinal);
    private readonly Func<string, TrackedFile<DeploymentFile>> _trackDeployment;
    private readonly Func<string, TrackedFile<StateFile>> _trackState;
    private ImmutableArray<TrackedDeployment> _winners = [];
    private long _retired;

    public RootSource(TestbedOptions options, IFileOpener opener, TimeProvider clock, Action finishedLate)
    {
        _options = options;
        _path = (options.Root ?? options.OnHost(TestbedOptions.DefaultRoot)).TrimEnd('/');
        _root = new TrackedFolder(_path, opener, clock, finishedLate);
        _folder = new TrackedFolder(_path + "/deployments", opener, clock, finishedLate);
        _host = new TrackedFile<HostEntry>(_path + "/config/host.json", opener, HostEntry.Parse, clock, finishedLate);
        _cluster = new TrackedFile<ClusterFile>(_path + "/config/kvm-compose-config.json", opener, ClusterFile.Parse, clock, finishedLate);
        Parse<StateFile> parseState = StateFile.Parser(options.Kinds);
        _trackDeployment = name => new TrackedFile<DeploymentFile>($"{_folder.Path}/{name}", opener, DeploymentFile.Parse, clock, finishedLate);
        _trackState = path => new TrackedFile<StateFile>(path, opener, parseState, clock, finishedLate, StateText.Of);
    }

    public long Revision =>
        _root.Revision + _folder.Revision + _host.Revision + _cluster.Revision + _deployments.Values.Sum(deployment => deployment.Revision) + _retired;

    public IEnumerable<string> Folders =>
    [
        _path + "/config",
        _folder.Path,
        .. _winners.Select(winner => winner.State).Where(state => state is { IsKnown: true, Refusal: null }).Select(state => state!.Path[..state.Path.LastIndexOf('/')]),
    ];

    public async ValueTask<TimeSpan?> LookAsync(CancellationToken cancellationToken)
    {
        var looks = new Looks();
        if (!_options.IsMain)
        {
            await looks.AllAsync([_root.LookAsync, _host.LookAsync], cancellationToken);
            return looks.Earliest;
        }

        await looks.AllAsync([_root.LookAsync, _folder.LookAsync, _host.LookAsync, _cluster.LookAsync], cancellationToken);
        FollowListing();
        await looks.AllAsync(_deployments.Values.Select<TrackedDeployment, Func<CancellationToken, ValueTask<TimeSpan?>>>(deployment => deployment.File.LookAsync), cancellationToken);
        DecideNames();
        await looks.AllAsync(
            _winners.Where(winner => winner.State is not null).Select<TrackedDeployment, Func<CancellationToken, ValueTask<TimeSpan?>>>(winner => winner.State!.LookAsync),
            cancellationToken);
        return looks.Earliest;
    }

    public RoundParts Parts() => new()
    {
        Source = _root.IsThere ? _path : null,
        DeploymentsListed = _folder.Listed,
        Deployments = [.. _winners.Select(winner => winner.ToPart())],
        OwnEntry = _host.Good,
        ClusterHosts = _cluster.Good?.Hosts ?? [],
        Problems = [.. FolderProblems(), .. _host.Problems, .. _cluster.Problems],
        PassedOver = _deployments.Values.Count(deployment => deployment.IsPassedOver) is > 0 and int folders
            ? ImmutableSortedDictionary<string, int>.Empty.Add(ProblemCode.NotAFile, folders)
            : ImmutableSortedDictionary<string, int>.Empty,
    };

    private IEnumerable<FileProblem> FolderProblems() =>
        !_root.IsThere ? _options.Root is null ? [] : [_root.NotThere]
        : !_options.IsMain || _folder.Listed ? []
        : [_folder.Refusal ?? _folder.NotThere];

    private void FollowListing()
    {
        HashSet<string> names = [.. _folder.Names.Where(IsDeployment)];
        foreach (string gone in _deployments.Keys.Where(name => !names.Contains(name)).ToArray())
        {
            _retired += _deployments[gone].Revision + 1;
            _deployments.Remove(gone);
        }

        foreach (string name in names)
        {
            if (!_deployments.ContainsKey(name))
            {
                _deployments.Add(name, new TrackedDeployment(name, _trackDeployment(name)));
            }
        }
    }

    /// <summary>Of two files with one name the one called so wins, else the first by ordinal.</summary>
    private void DecideNames()
    {
        ImmutableArray<TrackedDeployment>.Builder winners = ImmutableArray.CreateBuilder<TrackedDeployment>();
        foreach (IGrouping<string, TrackedDeployment> sameName in _deployments.Values.Where(deployment => deployment.IsListed).GroupBy(deployment => deployment.Name, StringComparer.Ordinal))
        {
            TrackedDeployment winner = sameName.FirstOrDefault(deployment => deployment.Stem == deployment.RealName) ?? sameName.First();
            winner.Point([.. sameName.Where(deployment => deployment != winner)], _options.OnHost, _trackState);
            winners.Add(winner);
        }

        foreach (TrackedDeployment left in _deployments.Values.Except(winners))
        {
            left.LeaveOut();
        }

        _winners = winners.DrainToImmutable();
    }

    private static bool IsDeployment(string name) =>
        name.EndsWith(".json", StringComparison.Ordinal) && !name.EndsWith("-logs.json", StringComparison.Ordinal);
}
