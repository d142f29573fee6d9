using Portal.Live;

namespace Portal.Problems;

/// <summary>Looks at every guest whose host's data is live, and at those that no host has.</summary>
internal interface IGuestDetector
{
    void Look(in GuestLive guest, LiveFrame frame, ProblemBook book);

    /// <summary>After all guests of a frame, for what is reckoned over several.</summary>
    void Finish(LiveFrame frame, ProblemBook book)
    {
    }
}

/// <summary>Looks at every host.</summary>
internal interface IHostDetector
{
    void Look(HostLive host, LiveFrame frame, ProblemBook book);
}

/// <summary>Looks at what is no guest and no host's own.</summary>
internal interface IClusterDetector
{
    void Look(LiveFrame frame, ProblemBook book);
}
