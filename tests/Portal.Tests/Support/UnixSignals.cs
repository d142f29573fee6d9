using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Portal.Tests.Support;

/// <summary>Numbers as on Linux, signal(7).</summary>
internal enum UnixSignal
{
    HangUp = 1,
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

/// <summary>Signals that <see cref="System.Diagnostics.Process"/> can't send.</summary>
internal static class UnixSignals
{
    private const int NoSuchProcess = 3; // ESRCH

    /// <summary>False when the process is gone.</summary>
    public static bool Send(int processId, UnixSignal signal)
    {
        if (kill(processId, (int)signal) == 0)
        {
            return true;
        }

        int error = Marshal.GetLastPInvokeError();
        return error == NoSuchProcess ? false : throw new Win32Exception(error);
    }

#pragma warning disable IDE1006, SYSLIB1054 // The C name as it is; the generated marshalling would need unsafe code for two integers.
    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int pid, int sig);
#pragma warning restore IDE1006, SYSLIB1054
}
