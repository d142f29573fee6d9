using System.Threading.Channels;

namespace Portal.Collectors.Docker;

/// <summary>Containers to be inspected again, handed from the side that reads numbers to the side that talks with the engine.</summary>
internal sealed class DockerSuspects
{
    // More than this at once means that the engine itself went; then everything is inspected anyway.
    private const int Capacity = 1024;

    private readonly Channel<DockerId> _ids = Channel.CreateBounded<DockerId>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Add(DockerId id) => _ids.Writer.TryWrite(id);

    public bool TryTake(out DockerId id) => _ids.Reader.TryRead(out id);

    public Task WaitAsync(CancellationToken cancellationToken) => _ids.Reader.WaitToReadAsync(cancellationToken).AsTask();
}
