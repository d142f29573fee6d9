using Portal.Live;
using Portal.Security.Operators;

namespace Portal.Problems.Detectors;

/// <summary>Ways by which others than operators see what the portal shows.</summary>
internal sealed class OpenDoors(IOperatorAccess access) : IClusterDetector
{
    private static readonly ProblemRule Off = new(ProblemCodes.SignInOff);
    private static readonly ProblemRule Plain = new(ProblemCodes.SignInPlain);

    private static readonly ProblemText NobodySignsIn = new(
        "Nobody is asked to sign in, and others than this machine reach the portal.",
        "Whoever reaches its address sees every host, guest and deployment.",
        "Let operators sign in; the token is in the file sign-in-token of the data directory. For the service, in /etc/testbed-portal/portal.env:",
        "Portal__Operators__SignIn=Required");

    private static readonly ProblemText InPlainHttp = new(
        "Operators on other machines use the portal in plain HTTP.",
        "Token and session can be read on the way, and used by whoever reads them.",
        "Put TLS before the portal: a tls.conf beside the stack's Nginx files, or a certificate of its own.",
        null);

    public void Look(LiveFrame frame, ProblemBook book)
    {
        if (access.IsOpenToOthers)
        {
            book.See(Off, new ProblemKey(Off.Code, default), ProblemSeverity.Warning, 0, NobodySignsIn, static text => text);
        }

        if (access.IsPlainForOthers)
        {
            book.See(Plain, new ProblemKey(Plain.Code, default), ProblemSeverity.Warning, 0, InPlainHttp, static text => text);
        }
    }
}
