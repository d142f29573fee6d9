using System.Collections.Immutable;
using Portal.Testbed.Json;

namespace Portal.Testbed.Assembly;

/// <summary>The guests of a state.json under their project's name.</summary>
internal static class GuestAssembly
{
    public static ImmutableArray<ExpectedGuest> Guests(StateFile state, string project, string file, List<FileProblem> problems)
    {
        var links = new CloneLinks(state.Guests);
        ImmutableArray<ExpectedGuest>.Builder guests = ImmutableArray.CreateBuilder<ExpectedGuest>(state.Guests.Length);
        foreach (StateGuest guest in state.Guests)
        {
            string? cloneOf = links.BaseOf(guest, out bool isUnknown);
            if (isUnknown)
            {
                problems.Add(new FileProblem(
                    ProblemCode.UnknownBase,
                    file,
                    $"{GuestMap.PathOf(guest.RealName)}.{TestbedName.ForProblems(guest.KindKey)}.is_clone_of",
                    "No template of this file has that name."));
            }

            guests.Add(Guest(guest, project, cloneOf));
        }

        return guests.DrainToImmutable();
    }

    private static ExpectedGuest Guest(StateGuest guest, string project, string? cloneOf)
    {
        KindObject kind = guest.KindObject;
        return new ExpectedGuest
        {
            Name = guest.Name,
            RealName = guest.RealName,
            KindName = TestbedName.Shown(guest.KindKey),
            Kind = guest.Kind,
            Host = guest.Host is { } host ? TestbedName.Shown(host) : null,
            RuntimeName = RuntimeNames.Of(project, guest.RealName),
            IsTemplate = kind.IsTemplate,
            CloneCount = kind.CloneCount,
            IsGoldenImage = guest.IsGoldenImage,
            CloneOf = cloneOf,
            Interfaces = RuntimeNames.Interfaces(project, guest),
            Cpus = kind.Cpus is { } cpus ? (int)Math.Min(cpus, int.MaxValue) : null,
            MemoryBytes = kind.MemoryMebibytes * 1024L * 1024L,
            Image = kind.Image,
        };
    }
}
