namespace Portal.Collectors.Libvirt;

/// <summary>The lanes of tier 1 that are free. One whose call is overdue is not given back but let go.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SlowLanes(string uri, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Stack<LibvirtLane> _free = [];
    private bool _closed;

    public LibvirtLane Take()
    {
        lock (_lock)
        {
            return _free.TryPop(out LibvirtLane? lane) ? lane : new LibvirtLane(uri, clock);
        }
    }

    public void GiveBack(LibvirtLane lane)
    {
        lock (_lock)
        {
            if (!_closed)
            {
                _free.Push(lane);
                return;
            }
        }

        lane.Dispose();
    }

    /// <summary>Closes all that are free; <paramref name="forGood"/> also those that are given back later.</summary>
    public void Close(bool forGood)
    {
        lock (_lock)
        {
            _closed |= forGood;
            while (_free.TryPop(out LibvirtLane? lane))
            {
                lane.Dispose();
            }
        }
    }
}
