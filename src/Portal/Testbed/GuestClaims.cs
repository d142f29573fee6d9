using System.Diagnostics.CodeAnalysis;
using Portal.Collectors;

namespace Portal.Testbed;

/// <summary>Which deployment a guest belongs to that a host reports. Made once per <see cref="TestbedContents"/>; immutable, for any thread.</summary>
/// <remarks>Whole runtime names are compared: <c>-</c> is legal in projects and in guests, so a name can't be taken apart.</remarks>
public sealed class GuestClaims
{
    private readonly Dictionary<(GuestKind Kind, string RuntimeName), List<Claim>> _byKind = [];

    /// <summary>Guests whose kind has no collector or can't be told: joined by runtime name alone.</summary>
    private readonly Dictionary<string, List<Claim>> _byName = new(StringComparer.Ordinal);

    public GuestClaims(TestbedContents contents)
    {
        foreach (Deployment deployment in contents.Deployments)
        {
            foreach (ExpectedGuest guest in deployment.Guests)
            {
                var claim = new Claim(deployment, guest);
                if (guest.Kind is { } kind)
                {
                    Add(_byKind, (kind, guest.RuntimeName), claim);
                }
                else
                {
                    Add(_byName, guest.RuntimeName, claim);
                }
            }
        }
    }

    /// <summary>Of several claimants the one placed on the reporting host wins, then the one whose deployment is up before running, failed, down and unknown, then the first by name.</summary>
    /// <param name="host">Shown key of the host that reports it.</param>
    /// <returns>False when no state.json names it.</returns>
    public bool TryClaim(GuestKind kind, string runtimeName, string host, [NotNullWhen(true)] out Deployment? deployment, [NotNullWhen(true)] out ExpectedGuest? guest)
    {
        Claim? best = null;
        if (_byKind.TryGetValue((kind, runtimeName), out List<Claim>? claims) || _byName.TryGetValue(runtimeName, out claims))
        {
            best = claims.MinBy(claim => (claim.Guest.Host == host ? 0 : 1, Rank(claim.Deployment.State), claim.Deployment.Name), ClaimOrder.Instance);
        }

        (deployment, guest) = (best?.Deployment, best?.Guest);
        return best is not null;
    }

    private static int Rank(DeploymentState state) => state switch
    {
        DeploymentState.Up => 0,
        DeploymentState.Running => 1,
        DeploymentState.Failed => 2,
        DeploymentState.Down => 3,
        _ => 4,
    };

    private static void Add<TKey>(Dictionary<TKey, List<Claim>> claims, TKey key, Claim claim)
        where TKey : notnull
    {
        if (claims.TryGetValue(key, out List<Claim>? others))
        {
            others.Add(claim);
        }
        else
        {
            claims.Add(key, [claim]);
        }
    }

    private sealed record Claim(Deployment Deployment, ExpectedGuest Guest);

    private sealed class ClaimOrder : IComparer<(int Place, int State, string Name)>
    {
        public static readonly ClaimOrder Instance = new();

        public int Compare((int Place, int State, string Name) x, (int Place, int State, string Name) y) =>
            (x.Place, x.State).CompareTo((y.Place, y.State)) is not 0 and int order ? order : string.CompareOrdinal(x.Name, y.Name);
    }
}
