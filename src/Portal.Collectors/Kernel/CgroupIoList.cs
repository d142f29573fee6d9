namespace Portal.Collectors.Kernel;

/// <summary>Devices of one group, in the kernel's order; its array is used again at every read.</summary>
internal sealed class CgroupIoList
{
    // No machine has this many disks under one container; a file that says so is nonsense.
    private const int MaxDevices = 1024;

    private CgroupIo[] _items = new CgroupIo[2];

    public int Count { get; private set; }

    public ReadOnlyMemory<CgroupIo> Items => _items.AsMemory(0, Count);

    public void Clear() => Count = 0;

    /// <summary>The entry of this device, made where there is none; <paramref name="found"/> is false when there are too many.</summary>
    public ref CgroupIo Entry(int major, int minor, out bool found)
    {
        found = true;
        for (int i = 0; i < Count; i++)
        {
            if (_items[i].Major == major && _items[i].Minor == minor)
            {
                return ref _items[i];
            }
        }

        if (Count == MaxDevices)
        {
            found = false;
            return ref _items[0];
        }

        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count] = new CgroupIo { Major = major, Minor = minor };
        return ref _items[Count++];
    }
}
