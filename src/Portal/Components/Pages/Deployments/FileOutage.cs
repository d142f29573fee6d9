using Portal.Problems;
using Portal.Testbed;

namespace Portal.Components.Pages.Deployments;

/// <summary>A file of a deployment that can't be used as it is now, and what is shown meanwhile.</summary>
/// <param name="What"><c>State file is not JSON</c>.</param>
/// <param name="Place"><c>line 41, byte 3</c>; null where there is none.</param>
/// <param name="Since">Null where it is not known.</param>
/// <param name="Showing">When the version that is shown was written; null where there is none.</param>
/// <param name="Path">Of the file.</param>
public sealed record FileOutage(string What, string? Place, DateTimeOffset? Since, DateTimeOffset? Showing, string Path)
{
    /// <summary>Null while all of its files can be used.</summary>
    internal static FileOutage? Of(Deployment deployment)
    {
        if (deployment.StateRefusal is { } state)
        {
            return new FileOutage($"State file {FileRefusals.Words(state.Code)}", PlaceOf(state.Detail), deployment.StateRefusedSince, deployment.HasState ? deployment.StateModifiedAt : null, state.File);
        }

        FileProblem? own = deployment.Problems.FirstOrDefault(problem => FileRefusals.IsRefusal(problem.Code));
        return own is null ? null : new FileOutage($"Deployment file {FileRefusals.Words(own.Code)}", PlaceOf(own.Detail), null, deployment.StateSince, own.File);
    }

    // "Not JSON at line 41, byte 3.": where, without what was said already.
    private static string? PlaceOf(string? detail)
    {
        if (detail is null)
        {
            return null;
        }

        int at = detail.IndexOf(" at line ", StringComparison.Ordinal);
        return at < 0 ? Words.Clause(detail) : detail[(at + " at ".Length)..].TrimEnd('.');
    }
}
