using Microsoft.Extensions.Logging;

namespace Portal.Collectors.Docker;

/// <summary>What the log says of the engine: one line a reason and minute at most, one when it works again.</summary>
internal sealed partial class DockerWatchLog(ILogger logger, TimeProvider clock)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private readonly Dictionary<CollectorFailure, long> _said = [];
    private bool _failing;

    public void Fails(DockerFailureException failure)
    {
        _failing = true;
        if (!_said.TryGetValue(failure.Reason, out long at) || clock.GetElapsedTime(at) >= Quiet)
        {
            _said[failure.Reason] = clock.GetTimestamp();
            LogFails(logger, failure.Message);
        }
    }

    public void Works(int containers)
    {
        if (_failing)
        {
            _failing = false;
            _said.Clear();
            LogWorks(logger, containers);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Containers: {Sentence} Numbers of containers already known go on.")]
    private static partial void LogFails(ILogger logger, string sentence);

    [LoggerMessage(Level = LogLevel.Information, Message = "Containers: the engine answers again, with {Containers} containers.")]
    private static partial void LogWorks(ILogger logger, int containers);
}
