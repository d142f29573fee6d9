using Portal.EndToEnd.Support;
using Portal.Tests.Real;

namespace Portal.EndToEnd;

/// <summary>The published program with five thousand simulated guests behind a real Nginx, and a browser in front of it. Without Prometheus: to take in so many series costs the machine what the pages need.</summary>
public class CrowdBed : IAsyncLifetime
{
    private Origin? _origin;

    internal Uri Address => _origin!.Address;

    internal Browser Browser { get; private set; } = null!;

    private protected virtual int Guests => 5000;

    public async ValueTask InitializeAsync()
    {
        Browser = await Browser.StartAsync();
        _origin = await Origin.StartAsync(new OriginStart
        {
            Portal = new PortalStart { Settings = [("Demo", "true"), ("Simulate:Hosts", "20"), ("Simulate:Guests", $"{Guests}")] },
            HasPrometheus = false,
        });
        await _origin.SignInAsync(Browser);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _origin?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}

/// <summary>The same with a thousand.</summary>
public sealed class ThousandBed : CrowdBed
{
    private protected override int Guests => 1000;
}
