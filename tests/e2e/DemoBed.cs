using Portal.EndToEnd.Support;
using Portal.Tests.Real;

namespace Portal.EndToEnd;

/// <summary>The published program with a simulated testbed behind a real Nginx and beside a real Prometheus, at the root and below a path base, and a browser in front of it.</summary>
public class DemoBed : IAsyncLifetime
{
    private Origin? _origin;

    internal Uri Address => _origin!.Address;

    /// <summary>Of the program itself, for its own command line.</summary>
    internal Uri OwnAddress => _origin!.Portal.Address;

    internal Browser Browser { get; private set; } = null!;

    /// <summary>Prometheus has scraped the program by every job, and the newest time went well.</summary>
    internal Task ScrapedAsync() => _origin!.ScrapedAsync();

    private protected virtual bool HasPrometheus => true;

    public async ValueTask InitializeAsync()
    {
        Browser = await Browser.StartAsync();
        _origin = await Origin.StartAsync(new OriginStart
        {
            Portal = new PortalStart { Settings = [("Demo", "true"), ("Host:Name", "this-machine"), ("PathBase", "/portal")] },
            HasPrometheus = HasPrometheus,
        });
        await _origin.SignInAsync(Browser);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _origin?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}

/// <summary>The same without Prometheus, for what is drawn from the program's own memory.</summary>
public sealed class UnrecordedDemoBed : DemoBed
{
    private protected override bool HasPrometheus => false;
}
