namespace Portal.Collectors.Android;

/// <summary>The file by which an emulator says that Android has booted: <c>&lt;name&gt;.avd/bootcompleted.ini</c>. It is empty, and its owner alone may open it, so it is looked at and not read.</summary>
/// <remarks>
/// The emulator makes it when the guest says <c>bootcomplete</c>, or when a snapshot is alive again, and removes it at its next launch (android-emu: the pipe qemu-misc, Quickboot); old versions
/// leave none. It needs no adb, which would take part in what is measured. One thread looks, any may ask.
/// </remarks>
internal sealed class BootMark(string folder, DateTimeOffset? startedAt)
{
    private const string FileName = "bootcompleted.ini";

    // A process' start is known to the second: the kernel's boot time has no parts of one.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    private volatile bool _isThere;

    /// <summary>At the last look. One that is older than the emulator is of a run before it.</summary>
    public bool IsThere => _isThere;

    /// <summary>May take as long as the disk does.</summary>
    public void Look()
    {
        var file = new FileInfo(Path.Join(folder, FileName));
        _isThere = file.Exists && (startedAt is not { } started || new DateTimeOffset(file.LastWriteTimeUtc) >= started - Tolerance);
    }
}
