using Portal.Doctor;

namespace Portal.Commands;

/// <summary><c>portal doctor</c>: what the running portal's page shows; without one, what can be checked from here. Exit code 1 if a check failed.</summary>
internal static class DoctorCommand
{
    public static async Task<int> RunAsync(Given given, TextWriter output, CancellationToken cancellationToken)
    {
        // The running portal looks with its own user's rights and its own settings; this command may have others.
        string address = ListenAddresses.ToCall(given.Urls);
        (DoctorDocument? document, string? whyNot) = await RunningDoctor.AskAsync(address, where => LocalToken.FindAsync(given, where, cancellationToken), cancellationToken);
        if (document is null)
        {
            (document, string[] faults) = await LoneDoctor.LookAsync(given, $"no portal answers at {address}: {whyNot}", cancellationToken);
            if (document is null)
            {
                foreach (string fault in faults)
                {
                    await Console.Error.WriteLineAsync(fault);
                }

                return PortalCommandLine.ConfigurationExitCode;
            }
        }

        await output.WriteAsync(DoctorText.Of(document).AsMemory(), cancellationToken);
        return document.Failed > 0 ? 1 : 0;
    }
}
