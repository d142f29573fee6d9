using System.Runtime.InteropServices;

namespace Portal.Collectors.Libvirt.Interop;

/// <summary><c>virError</c> of virterror.h. Only the numbers are read: texts come from outside.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct VirError
{
    public readonly int Code;
    public readonly int Domain;
    private readonly nint _message;
    private readonly int _level;
    private readonly nint _conn;
    private readonly nint _dom;
    private readonly nint _str1;
    private readonly nint _str2;
    private readonly nint _str3;

    /// <summary>errno, for a system error.</summary>
    public readonly int Int1;
    private readonly int _int2;
    private readonly nint _net;
}
