namespace Portal.Collectors.Libvirt.Interop;

/// <summary>Those of <c>virErrorNumber</c> (virterror.h) that are told apart here; any other number may occur.</summary>
internal enum LibvirtErrorCode
{
    None = 0,
    Internal = 1,
    NoMemory = 2,
    NoSupport = 3,
    NoConnect = 5,
    InvalidConnection = 6,
    InvalidDomain = 7,
    OperationDenied = 29,

    /// <summary>A system call failed; <c>int1</c> is errno.</summary>
    SystemError = 38,
    Rpc = 39,
    NoDomain = 42,
    AuthFailed = 45,

    /// <summary>Not in that state: a domain that was shut off meanwhile.</summary>
    OperationInvalid = 55,
    ConfigUnsupported = 67,
    OperationTimeout = 68,
    ArgumentUnsupported = 74,
    AuthCancelled = 79,
    OperationUnsupported = 84,
    AccessDenied = 88,
    AuthUnavailable = 94,
}
