using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Live;

namespace Portal.Problems;

/// <summary>Looks for problems in every frame and keeps the list that pages and scripts read. Asks nobody.</summary>
internal sealed partial class ProblemWatch(
    IEnumerable<IGuestDetector> guests, IEnumerable<IHostDetector> hosts, IEnumerable<IClusterDetector> clusters, ILogger<ProblemWatch> logger) : ILiveReader, IProblems
{
    /// <summary>Two periods: before, hosts have hardly answered.</summary>
    public static readonly TimeSpan QuietFor = TimeSpan.FromSeconds(10);

    private readonly ImmutableArray<IGuestDetector> _guests = [.. guests];
    private readonly ImmutableArray<IHostDetector> _hosts = [.. hosts];
    private readonly ImmutableArray<IClusterDetector> _clusters = [.. clusters];
    private readonly ProblemBook _book = new();
    private volatile ProblemList _newest = ProblemList.Empty;

    public ProblemList Newest => _newest;

    public void Read(LiveFrame frame)
    {
        if (frame.SinceStart < QuietFor)
        {
            return;
        }

        try
        {
            Look(frame);
            _newest = _book.List;
        }
        catch (Exception fault)
        {
            // The border: pages get their figures whatever a detector did.
            LogLookFailed(logger, fault);
        }
    }

    private void Look(LiveFrame frame)
    {
        _book.Begin(frame);
        foreach (HostLive host in frame.Hosts)
        {
            foreach (IHostDetector detector in _hosts)
            {
                detector.Look(host, frame, _book);
            }
        }

        foreach (JoinedGuest guest in frame.Snapshot.Guests)
        {
            // What a silent host said last is no news; the book holds what it knows.
            if (frame.Host(guest.Host) is { State: not DataState.Live })
            {
                continue;
            }

            GuestLive live = frame.Guest(guest);
            foreach (IGuestDetector detector in _guests)
            {
                detector.Look(live, frame, _book);
            }
        }

        foreach (IGuestDetector detector in _guests)
        {
            detector.Finish(frame, _book);
        }

        foreach (IClusterDetector detector in _clusters)
        {
            detector.Look(frame, _book);
        }

        _book.End();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The cluster could not be searched for problems.")]
    private static partial void LogLookFailed(ILogger logger, Exception fault);
}
