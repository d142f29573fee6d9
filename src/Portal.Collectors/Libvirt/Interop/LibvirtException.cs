using System.Runtime.InteropServices;

namespace Portal.Collectors.Libvirt.Interop;

/// <summary>A libvirt call failed. Holds numbers alone, so that no text from outside gets into a message.</summary>
internal sealed partial class LibvirtException(LibvirtErrorCode code, int systemError)
    : Exception($"libvirt answered with error {(int)code} ({code}), system error {systemError}.")
{
    public LibvirtErrorCode Code { get; } = code;

    /// <summary>errno where <see cref="Code"/> is <see cref="LibvirtErrorCode.SystemError"/>, else of no meaning.</summary>
    public int SystemError { get; } = systemError;

    /// <summary>The error of the last call on this thread; libvirt keeps one per thread, so it must be asked for where the call was made.</summary>
    public static unsafe LibvirtException Last()
    {
        VirError* error = virGetLastError();
        return error is null ? new LibvirtException(LibvirtErrorCode.Internal, 0) : new LibvirtException((LibvirtErrorCode)error->Code, error->Int1);
    }

    [LibraryImport(LibvirtLibrary.Name)]
    private static unsafe partial VirError* virGetLastError();
}
