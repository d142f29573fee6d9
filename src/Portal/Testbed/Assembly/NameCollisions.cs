using System.Collections.Immutable;
using Portal.Testbed.Json;

namespace Portal.Testbed.Assembly;

/// <summary>Guests of several deployments that have the same runtime name: <c>a</c> + <c>b-c</c>, <c>a-b</c> + <c>c</c>.</summary>
internal static class NameCollisions
{
    /// <summary>Counts a problem on each of them.</summary>
    public static ImmutableArray<Deployment> Mark(ImmutableArray<Deployment> deployments, Func<Deployment, string> fileOf)
    {
        var claims = new Dictionary<(string Kind, string RuntimeName), int>();
        foreach (ExpectedGuest guest in deployments.SelectMany(deployment => deployment.Guests))
        {
            (string, string) key = (guest.KindName, guest.RuntimeName);
            claims[key] = claims.GetValueOrDefault(key) + 1;
        }

        return [.. deployments.Select(deployment => Marked(deployment, fileOf(deployment), claims))];
    }

    private static Deployment Marked(Deployment deployment, string file, Dictionary<(string Kind, string RuntimeName), int> claims)
    {
        ImmutableArray<FileProblem> collisions =
        [
            .. deployment.Guests
                .Where(guest => claims[(guest.KindName, guest.RuntimeName)] > 1)
                .Select(guest => new FileProblem(
                    ProblemCode.NameCollision, file, GuestMap.PathOf(guest.RealName), $"Another guest of this kind is called {TestbedName.ForProblems(guest.RuntimeName)} as well.")),
        ];
        return collisions.IsEmpty ? deployment : deployment with { Problems = [.. deployment.Problems, .. collisions] };
    }
}
