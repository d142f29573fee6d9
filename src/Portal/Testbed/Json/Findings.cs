using System.Collections.Immutable;

namespace Portal.Testbed.Json;

/// <summary>Problems found in one unit of a file: in the file itself, in one guest, in one host.</summary>
/// <remarks>A unit that a later one of the same name replaces takes its findings with it. Not thread-safe.</remarks>
internal sealed class Findings(string file)
{
    /// <summary>A file of 16 MiB can hold millions of wrong fields; the first thousand tell the story.</summary>
    private const int Most = 1000;

    private readonly List<FileProblem> _found = [];
    private int _leftOut;

    public void Add(string code, string path, string detail)
    {
        if (_found.Count < Most)
        {
            _found.Add(new FileProblem(code, file, path, detail));
        }
        else
        {
            _leftOut++;
        }
    }

    public void AddAll(Findings unit)
    {
        int room = Math.Max(0, Most - _found.Count);
        _found.AddRange(unit._found.Take(room));
        _leftOut += unit._leftOut + Math.Max(0, unit._found.Count - room);
    }

    /// <summary>A member is about to be read, perhaps for the second time: of two the last counts, silently.</summary>
    public void Forget(string parentPath, string member)
    {
        if (_found.Count > 0)
        {
            string path = parentPath + "." + member;
            _found.RemoveAll(problem => problem.JsonPath is { } at && at.StartsWith(path, StringComparison.Ordinal)
                && (at.Length == path.Length || at[path.Length] is '.' or '['));
        }
    }

    public ImmutableArray<FileProblem> ToProblems()
    {
        if (_leftOut > 0)
        {
            _found[^1] = _found[^1] with { Detail = $"{_found[^1].Detail} {_leftOut} more problems of this file are left out." };
        }

        return [.. _found];
    }
}
