using System.Globalization;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Shared;

/// <summary>All that pages are made from at one moment. Immutable.</summary>
public sealed record ShownMoment(LiveFrame Frame, ProblemList Problems)
{
    /// <summary>In an address: when it was, in milliseconds since 1970.</summary>
    public string Name => Frame.Snapshot.TakenAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
