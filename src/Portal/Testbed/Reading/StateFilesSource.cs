using System.Collections.Immutable;
using Portal.Testbed.Assembly;
using Portal.Testbed.Files;
using Portal.Testbed.Json;

namespace Portal.Testbed.Reading;

/// <summary>A plain folder of <c>*-state.json</c>: each is a deployment that is up, named after the file. One round at a time.</summary>
internal sealed class StateFilesSource : ITestbedSource
{
    private const string Ending = "-state.json";

    private readonly TrackedFolder _folder;
    private readonly SortedDictionary<string, TrackedFile<StateFile>> _files = new(StringComparer.Ordinal);
    private readonly Func<string, TrackedFile<StateFile>> _track;
    private long _retired;

    public StateFilesSource(TestbedOptions options, IFileOpener opener, TimeProvider clock, Action finishedLate)
    {
        string path = options.StateFiles!.Length > 1 ? options.StateFiles.TrimEnd('/') : options.StateFiles;
        _folder = new TrackedFolder(path, opener, clock, finishedLate);
        Parse<StateFile> parse = StateFile.Parser(options.Kinds);
        _track = name => new TrackedFile<StateFile>($"{path}/{name}", opener, parse, clock, finishedLate, StateText.Of);
    }

    public long Revision => _folder.Revision + _files.Values.Sum(file => file.Revision) + _retired;

    public IEnumerable<string> Folders => [_folder.Path];

    public async ValueTask<TimeSpan?> LookAsync(CancellationToken cancellationToken)
    {
        var looks = new Looks();
        await looks.AllAsync([_folder.LookAsync], cancellationToken);
        FollowListing();
        await looks.AllAsync(_files.Values.Select<TrackedFile<StateFile>, Func<CancellationToken, ValueTask<TimeSpan?>>>(file => file.LookAsync), cancellationToken);
        return looks.Earliest;
    }

    public RoundParts Parts() => new()
    {
        Source = _folder.IsThere ? _folder.Path : null,
        DeploymentsListed = _folder.Listed,
        Deployments = [.. _files.Where(file => IsListed(file.Value)).Select(file => ToPart(file.Key, file.Value)).DistinctBy(part => part.Name, StringComparer.Ordinal)],
        Problems = _folder.Listed ? [] : [_folder.Refusal ?? _folder.NotThere],
        PassedOver = _files.Values.Count(IsPassedOver) is > 0 and int folders
            ? ImmutableSortedDictionary<string, int>.Empty.Add(ProblemCode.NotAFile, folders)
            : ImmutableSortedDictionary<string, int>.Empty,
    };

    private static bool IsPassedOver(TrackedFile<StateFile> file) => file is { IsFolder: true, Good: null };

    private static bool IsListed(TrackedFile<StateFile> file) =>
        file.IsKnown && !IsPassedOver(file) && (file.Good is not null || file.Refusal is not null);

    private static DeploymentPart ToPart(string fileName, TrackedFile<StateFile> file)
    {
        string name = fileName[..^Ending.Length];
        return new DeploymentPart
        {
            RealName = name,
            State = DeploymentState.Up,
            IsSimple = true,
            StateFile = StateParts.Of(file),
            Problems = TestbedName.IsValid(name)
                ? []
                : [new FileProblem(ProblemCode.BadName, file.ShownPath, null, $"Expected letters, digits and _ . - only, at most 63; shown as {TestbedName.Shown(name)}.")],
        };
    }

    private void FollowListing()
    {
        HashSet<string> names = [.. _folder.Names.Where(name => name.EndsWith(Ending, StringComparison.Ordinal))];
        foreach (string gone in _files.Keys.Where(name => !names.Contains(name)).ToArray())
        {
            _retired += _files[gone].Revision + 1;
            _files.Remove(gone);
        }

        foreach (string name in names)
        {
            if (!_files.ContainsKey(name))
            {
                _files.Add(name, _track(name));
            }
        }
    }
}
