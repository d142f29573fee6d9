namespace Portal.Tests.Real;

/// <summary>One daemon with two running guests, shared by the tests of a class.</summary>
public sealed class LibvirtBed : IAsyncLifetime
{
    private LibvirtDaemon? _libvirt;
    private LibvirtGuest? _first;
    private LibvirtGuest? _second;

    internal LibvirtDaemon Libvirt => _libvirt!;

    internal LibvirtGuest First => _first!;

    internal LibvirtGuest Second => _second!;

    public async ValueTask InitializeAsync()
    {
        _libvirt = await LibvirtDaemon.StartAsync();
        _first = await _libvirt.StartGuestAsync("first", new LibvirtGuestOptions { Tap = "vm-first00", Vcpus = 2 });
        _second = await _libvirt.StartGuestAsync("second");
    }

    public async ValueTask DisposeAsync()
    {
        if (_libvirt is not null)
        {
            await _libvirt.DisposeAsync();
        }
    }
}
