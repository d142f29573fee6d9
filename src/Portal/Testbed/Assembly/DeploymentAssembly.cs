using System.Collections.Immutable;
using Portal.Testbed.Json;

namespace Portal.Testbed.Assembly;

/// <summary>A deployment from its two files.</summary>
internal static class DeploymentAssembly
{
    /// <param name="clusterHosts">Real keys of the cluster configuration.</param>
    public static Deployment Assemble(DeploymentPart part, IReadOnlySet<string> clusterHosts)
    {
        var problems = new List<FileProblem>(part.Problems);
        var deployment = new Deployment
        {
            Name = part.Name,
            RealName = part.RealName,
            State = part.State,
            Command = part.Command,
            StateSince = part.StateSince,
        };
        if (part.StateFile is { } file)
        {
            deployment = WithStateFile(deployment, part, file, clusterHosts, problems);
        }

        return deployment with { Problems = [.. problems] };
    }

    private static Deployment WithStateFile(Deployment deployment, DeploymentPart part, StatePart file, IReadOnlySet<string> clusterHosts, List<FileProblem> problems)
    {
        if (file.Refusal is { } refusal)
        {
            problems.Add(refusal);
        }

        if (file.IsAbsent && part.State == DeploymentState.Up)
        {
            problems.Add(new FileProblem(ProblemCode.MissingFile, file.File, null, "The deployment is up and has no state.json."));
        }

        problems.AddRange(file.PartProblems);
        deployment = deployment with
        {
            StatePath = file.File,
            StateModifiedAt = file.ModifiedAt,
            StateRefusal = file.Refusal,
            StateRefusedSince = file.RefusedSince,
            RefusedText = file.RefusedText,
        };
        if (file.Good is not { } state)
        {
            return deployment;
        }

        if (!part.IsSimple && state.ProjectName is { } name && name != part.RealName)
        {
            problems.Add(new FileProblem(ProblemCode.NameMismatch, file.File, "$.project_name", "Differs from the deployment's name; names of guests in the runtimes are built from it."));
        }

        string project = state.ProjectName ?? part.RealName;
        PlacementProblems(state, part, file.File, clusterHosts, problems);
        return deployment with
        {
            HasState = true,
            StateText = state.Text,
            ReadSuccess = file.Refusal is null,
            CreatedAt = state.CreatedAt,
            CreatedText = state.CreatedText,
            Project = project,
            Network = state.Network,
            Ovn = state.Ovn,
            Provisioned = state.Provisioned,
            Hosts = state.Hosts.ToImmutableSortedDictionary(host => host.Name, host => host.Entry?.IsMain ?? false, StringComparer.Ordinal),
            Guests = GuestAssembly.Guests(state, project, file.File, problems),
        };
    }

    private static void PlacementProblems(StateFile state, DeploymentPart part, string file, IReadOnlySet<string> clusterHosts, List<FileProblem> problems)
    {
        HashSet<string> known = [.. state.Hosts.Select(host => host.RealName)];
        foreach (StateGuest guest in state.Guests)
        {
            string path = GuestMap.PathOf(guest.RealName) + ".testbed_host";
            if (guest.Host is null)
            {
                if (!part.IsSimple && part.State == DeploymentState.Up && guest.Kind is not null && !guest.KindObject.IsTemplate)
                {
                    problems.Add(new FileProblem(ProblemCode.NoHost, file, path, "The guest is placed on no host; it is looked for on all."));
                }
            }
            else if (!known.Contains(guest.Host) && !clusterHosts.Contains(guest.Host))
            {
                problems.Add(new FileProblem(
                    ProblemCode.UnknownHost, file, path, $"Neither the cluster configuration nor this file has a host {TestbedName.ForProblems(guest.Host)}; the guest is looked for on all."));
            }
        }
    }
}
