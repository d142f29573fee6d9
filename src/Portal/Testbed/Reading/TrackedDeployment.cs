using System.Collections.Immutable;
using Portal.Testbed.Assembly;
using Portal.Testbed.Files;
using Portal.Testbed.Json;

namespace Portal.Testbed.Reading;

/// <summary>A file of the deployments folder and the state.json that it leads to.</summary>
internal sealed class TrackedDeployment(string fileName, TrackedFile<DeploymentFile> file)
{
    private readonly List<FileProblem> _duplicates = [];

    public string FileName { get; } = fileName;

    public string Stem { get; } = fileName[..^".json".Length];

    public TrackedFile<DeploymentFile> File { get; } = file;

    /// <summary>Null where there is no usable path, or another file has the name.</summary>
    public TrackedFile<StateFile>? State { get; private set; }

    public string RealName => File.Good?.Name is { Length: > 0 } name ? name : Stem;

    public string Name => TestbedName.Shown(RealName);

    /// <summary>A folder called <c>x.json</c> was never a deployment.</summary>
    public bool IsPassedOver => File is { IsFolder: true, Good: null };

    /// <summary>False too while nothing is known yet, and when it is gone since the folder was listed.</summary>
    public bool IsListed => File.IsKnown && !IsPassedOver && (File.Good is not null || File.Refusal is not null);

    public long Revision => File.Revision + (State?.Revision ?? 0) + _retired;

    private long _retired;

    /// <summary>Finds the state.json of the file that has the name.</summary>
    /// <param name="others">Files with the same name inside.</param>
    /// <param name="onHost">Where a path of the host is reached.</param>
    /// <param name="track">Of a state.json.</param>
    public void Point(ImmutableArray<TrackedDeployment> others, Func<string, string> onHost, Func<string, TrackedFile<StateFile>> track)
    {
        _duplicates.Clear();
        _duplicates.AddRange(others.Select(other => new FileProblem(
            ProblemCode.DuplicateName, other.File.ShownPath, "$.name", $"The name is taken by {TestbedName.ForProblems(FileName)}; this file is left out.")));
        string? path = File.Good?.ProjectLocation is { } folder && TestbedName.CanBeInAPath(RealName) ? onHost($"{folder.TrimEnd('/')}/{RealName}-state.json") : null;
        if (path != State?.Path)
        {
            _retired += (State?.Revision ?? 0) + 1;
            State = path is null ? null : track(path);
        }
    }

    public void LeaveOut()
    {
        _retired += State is null ? 0 : State.Revision + 1;
        State = null;
        _duplicates.Clear();
    }

    public DeploymentPart ToPart() => new()
    {
        RealName = RealName,
        State = File.Good?.State ?? DeploymentState.Unknown,
        Command = File.Good?.Command,
        StateSince = File.ModifiedAt,
        Problems = [.. File.Problems, .. NameProblems(), .. _duplicates],
        StateFile = State is null ? null : StateParts.Of(State),
    };

    private IEnumerable<FileProblem> NameProblems()
    {
        if (!TestbedName.IsValid(RealName))
        {
            yield return new FileProblem(ProblemCode.BadName, File.ShownPath, "$.name", $"Expected letters, digits and _ . - only, at most 63; shown as {Name}.");
        }

        if (RealName != Stem)
        {
            yield return new FileProblem(ProblemCode.NameMismatch, File.ShownPath, "$.name", "Differs from the file's name; the name inside counts.");
        }
    }
}

internal static class StateParts
{
    public static StatePart Of(TrackedFile<StateFile> file) => new()
    {
        File = file.ShownPath,
        Good = file.Good,
        ModifiedAt = file.ModifiedAt,
        IsAbsent = file is { IsKnown: true, Good: null, Refusal: null },
        Refusal = file.Refusal,
        RefusedSince = file.RefusedSince,
        RefusedText = file.RefusedText,
        PartProblems = file.PartProblems,
    };
}
