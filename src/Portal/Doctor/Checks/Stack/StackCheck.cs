namespace Portal.Doctor.Checks.Stack;

/// <summary>A check of a part of the stack that may not be configured.</summary>
internal static class StackCheck
{
    public static IEnumerable<IDoctorCheck> Of(string name, string part, Uri? root, Func<Uri, CancellationToken, ValueTask<Finding>> look) =>
    [
        DoctorCheck.Asking(CheckGroup.Stack, name, part, cancellation => root is null
            ? ValueTask.FromResult(Finding.NotApplicable($"no {part} is configured"))
            : look(root, cancellation)),
    ];
}
