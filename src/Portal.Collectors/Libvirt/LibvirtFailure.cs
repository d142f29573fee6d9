using Portal.Collectors.Libvirt.Interop;

namespace Portal.Collectors.Libvirt;

/// <summary>Why libvirt gave no answer, in the words of the closed list and in a sentence of ours.</summary>
/// <param name="Reason">Of the closed list.</param>
/// <param name="Sentence">Ours, without text from outside.</param>
/// <param name="NothingThere">Nothing ever listened, as far as this failure tells: no library, or no socket.</param>
internal sealed record LibvirtFailure(CollectorFailure Reason, string Sentence, bool NothingThere = false)
{
    public static readonly LibvirtFailure Overdue = new(CollectorFailure.Timeout, "libvirt did not answer in time.");

    public static readonly LibvirtFailure GoneDomain = new(CollectorFailure.Gone, "The domain is gone.");

    // errno(3)
    private const int NotPermitted = 1;
    private const int NoEntry = 2;
    private const int AccessRefused = 13;

    /// <summary>What an exception of a native call means; <paramref name="socket"/> is where libvirt listens.</summary>
    public static LibvirtFailure From(Exception fault, string socket) => fault switch
    {
        DllNotFoundException or EntryPointNotFoundException => LibraryMissing(socket),
        LibvirtException error => From(error, socket),
        _ => new(CollectorFailure.Internal, $"Asking libvirt failed with {fault.GetType().Name}."),
    };

    private static LibvirtFailure From(LibvirtException error, string socket) => error.Code switch
    {
        LibvirtErrorCode.NoDomain or LibvirtErrorCode.InvalidDomain => GoneDomain,
        LibvirtErrorCode.SystemError when error.SystemError is AccessRefused or NotPermitted => Denied(socket),
        LibvirtErrorCode.SystemError when error.SystemError is NoEntry => new(CollectorFailure.Unreachable, $"Nothing listens at {socket}.", NothingThere: true),
        LibvirtErrorCode.AuthFailed or LibvirtErrorCode.AuthCancelled or LibvirtErrorCode.AuthUnavailable or
        LibvirtErrorCode.AccessDenied or LibvirtErrorCode.OperationDenied => Denied(socket),
        LibvirtErrorCode.OperationTimeout => Overdue,
        LibvirtErrorCode.NoSupport or LibvirtErrorCode.ConfigUnsupported or LibvirtErrorCode.ArgumentUnsupported or LibvirtErrorCode.OperationUnsupported =>
            new(CollectorFailure.Unsupported, "This libvirt does not offer what is asked of it."),
        // A broken connection comes as almost any of the rest: internal error, RPC, system error.
        _ => new(CollectorFailure.Unreachable, $"libvirt can't be asked (its error {(int)error.Code})."),
    };

    private static LibvirtFailure Denied(string socket) =>
        new(CollectorFailure.Denied, $"This program may not use {socket}; its user belongs in the group libvirt.");

    private static LibvirtFailure LibraryMissing(string socket) =>
        new(CollectorFailure.Unsupported, $"The library {LibvirtLibrary.Name} is not installed, so virtual machines can't be measured.", NothingThere: !File.Exists(socket));
}
