using Microsoft.JSInterop;
using Portal.Components.Charts;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages;

/// <summary>A page of many figures: they tick every two seconds and sparklines every five, in one message, without a render.</summary>
public abstract class FigurePage : LivePage
{
    // A little early is still the next one: ticks are a second apart.
    private static readonly TimeSpan FigurePeriod = TimeSpan.FromSeconds(1.8);
    private static readonly TimeSpan SparkPeriod = TimeSpan.FromSeconds(4.8);

    private DotNetObjectReference<Sparklines>? _sparks;
    private long? _figuresAt;
    private long? _sparksAt;

    protected override HostInterest Interest => HostInterest.All;

    protected override async Task ConnectAsync()
    {
        _sparks = DotNetObjectReference.Create(Cells.Sparks);
        await Script.ConnectSparksAsync(_sparks);
    }

    protected override void OnLeft() => _sparks?.Dispose();

    protected override ScriptMessage? Message(LiveFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return new ScriptMessage
        {
            At = frame.Snapshot.TakenAt.ToUnixTimeMilliseconds(),
            Cells = IsDue(ref _figuresAt, FigurePeriod) ? Cells.Changes() : null,
            Sparks = IsDue(ref _sparksAt, SparkPeriod) ? Cells.Sparks.Changes() : null,
        };
    }

    private bool IsDue(ref long? last, TimeSpan period)
    {
        if (last is { } at && Clock.GetElapsedTime(at) < period)
        {
            return false;
        }

        last = Clock.GetTimestamp();
        return true;
    }
}
