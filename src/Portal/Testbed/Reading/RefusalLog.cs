namespace Portal.Testbed.Reading;

/// <summary>One line when a file begins to be refused, at most one a minute for each file and reason, and one when it is well again.</summary>
internal sealed partial class RefusalLog(ILogger logger, TimeProvider clock)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string File, string Code), long> _lastTold = [];
    private HashSet<(string File, string Code)> _refused = [];

    public void Tell(TestbedContents contents)
    {
        IEnumerable<FileProblem> problems = [.. contents.Problems, .. contents.Deployments.SelectMany(deployment => deployment.Problems)];
        HashSet<(string, string)> now = [];
        foreach (FileProblem problem in problems.Where(problem => problem.JsonPath is null))
        {
            (string, string) unit = (problem.File, problem.Code);
            if (now.Add(unit) && !_refused.Contains(unit) && IsQuiet(unit))
            {
                _lastTold[unit] = clock.GetTimestamp();
                Refused(problem.File, problem.Code, problem.Detail);
            }
        }

        foreach ((string file, string code) in _refused.Except(now))
        {
            // A file that flaps is told well as seldom as it is told ill.
            if (_lastTold.ContainsKey((file, code)))
            {
                Recovered(file, code);
            }
        }

        _refused = now;
        foreach ((string, string) old in _lastTold.Where(told => clock.GetElapsedTime(told.Value) >= Quiet && !now.Contains(told.Key)).Select(told => told.Key).ToArray())
        {
            _lastTold.Remove(old);
        }
    }

    private bool IsQuiet((string File, string Code) unit) => !_lastTold.TryGetValue(unit, out long at) || clock.GetElapsedTime(at) >= Quiet;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File}: {Code}. {Detail}")]
    private partial void Refused(string file, string code, string? detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "{File}: no longer {Code}.")]
    private partial void Recovered(string file, string code);
}
