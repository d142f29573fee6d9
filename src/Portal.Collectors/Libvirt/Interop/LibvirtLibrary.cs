using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Portal.Collectors.Libvirt.Interop;

/// <summary>libvirt's client library, loaded when it is first wanted. A host without it has no virtual machines to measure, and nothing else suffers.</summary>
internal static partial class LibvirtLibrary
{
    /// <summary>The version of the binary interface, kept since 2005; <c>libvirt.so</c> alone comes with the development package only.</summary>
    public const string Name = "libvirt.so.0";

    private static readonly Lock Loading = new();
    private static bool _ready;

    /// <summary>False where the library is not installed; asked again at every connection, so it may be installed later.</summary>
    public static bool TryLoad()
    {
        lock (Loading)
        {
            if (!_ready && NativeLibrary.TryLoad(Name, typeof(LibvirtLibrary).Assembly, null, out _))
            {
                // By default each error is printed to standard error, as often as it occurs. Ours are outcomes.
                SilenceErrors();
                _ready = virInitialize() == 0;
            }

            return _ready;
        }
    }

    private static unsafe void SilenceErrors() => virSetErrorFunc(null, &Ignore);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static unsafe void Ignore(void* userData, VirError* error)
    {
        // The error stays readable through virGetLastError.
    }

    [LibraryImport(Name)]
    private static partial int virInitialize();

    [LibraryImport(Name)]
    private static unsafe partial void virSetErrorFunc(void* userData, delegate* unmanaged[Cdecl]<void*, VirError*, void> handler);
}
