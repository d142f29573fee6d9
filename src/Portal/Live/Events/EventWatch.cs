namespace Portal.Live.Events;

/// <summary>Looks in every frame for what is another than in the one before.</summary>
internal sealed partial class EventWatch(EventBook book, ILogger<EventWatch> logger) : ILiveReader
{
    private readonly GuestChanges _guests = new(book);
    private readonly HostChanges _hosts = new(book);
    private readonly DeploymentChanges _deployments = new(book);

    public void Read(LiveFrame frame)
    {
        book.Begin(frame.Snapshot.TakenAt);
        try
        {
            _deployments.Look(frame);
            _hosts.Look(frame);
            _guests.Look(frame);
        }
        catch (Exception fault)
        {
            // The border: pages get their figures whatever this made of them.
            LogLookFailed(logger, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The cluster could not be searched for events.")]
    private static partial void LogLookFailed(ILogger logger, Exception fault);
}
