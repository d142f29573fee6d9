namespace Portal.Tests.Real.Faults;

/// <summary>Rule 5: what reached a peer, against what the main host says that it asked.</summary>
internal sealed class PeerTries
{
    private readonly PeerInBed _peer;
    private readonly double _fetches;
    private readonly int _dials;
    private readonly int _requests;

    /// <param name="start">A scrape from before the fault.</param>
    public PeerTries(PeerInBed peer, TimedScrape start)
    {
        _peer = peer;
        _fetches = Fetches(start);
        (_dials, _requests) = (peer.Peer.Dials, peer.Peer.Requests);
        peer.Peer.ResetMostRequestsAtOnce();
    }

    public int Dials => _peer.Peer.Dials - _dials;

    public int Requests => _peer.Peer.Requests - _requests;

    /// <summary>One dial and one request for each fetch. A fetch that is under way is counted on one side only.</summary>
    public void AssertOneEach(TimedScrape end)
    {
        AssertOneDialEach(end);
        double fetches = Fetches(end) - _fetches;
        Assert.True(Requests <= fetches + 1, $"{Requests} requests to {_peer.Name} for {fetches} fetches (rule 5)");
        Assert.True(_peer.Peer.MostRequestsAtOnce <= 1, $"{_peer.Peer.MostRequestsAtOnce} requests to {_peer.Name} at the same time (rule 5)");
    }

    public void AssertOneDialEach(TimedScrape end)
    {
        double fetches = Fetches(end) - _fetches;
        Assert.True(Dials <= fetches + 1, $"{Dials} dials of {_peer.Name} for {fetches} fetches (rule 5)");
    }

    private double Fetches(TimedScrape scrape) => scrape.Of("testbed_fanout_fetches_total", _peer.Name);
}
