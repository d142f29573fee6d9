using System.Collections.Immutable;
using Portal.Live;
using Portal.Testbed;

namespace Portal.Components.Pages.Deployments.State;

/// <summary>A deployment's state file at one moment, with everything blanked that may be a secret.</summary>
public sealed record StateView
{
    /// <summary>Null where none is looked for.</summary>
    public string? Path { get; init; }

    /// <summary>Of the version in use.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    public StateText? Text { get; init; }

    /// <summary>The newest version while it isn't used; null where it can't be shown.</summary>
    public StateText? Refused { get; init; }

    public FileProblem? Refusal { get; init; }

    public DateTimeOffset? RefusedSince { get; init; }

    public bool IsTooLarge => Text is { SizeBytes: > StateLines.MostBytes };

    internal StateLines? Lines => Text is null ? null : StateLines.Of(Text);

    /// <summary>Empty where there are no two versions to be compared.</summary>
    internal ImmutableArray<StateChangeLine> Difference => Text is { SizeBytes: <= StateLines.MostBytes } good && Refused is { SizeBytes: <= StateLines.MostBytes } refused
        ? StateDifference.Of(StateLines.Of(good).Lines, StateLines.Of(refused).Lines, refused.IsWhole)
        : [];

    /// <summary>Null for a name that no deployment has.</summary>
    public static StateView? From(LiveFrame frame, string name)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.Snapshot.Testbed.Deployments.FirstOrDefault(deployment => deployment.Name == name) is not { } deployment ? null : new StateView
        {
            Path = deployment.StatePath,
            ModifiedAt = deployment.StateModifiedAt,
            Text = deployment.StateText,
            Refused = deployment.RefusedText,
            Refusal = deployment.StateRefusal,
            RefusedSince = deployment.StateRefusedSince,
        };
    }
}
