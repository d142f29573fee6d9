using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Portal.Collectors;

namespace Portal.Testbed;

/// <summary>Which deployment a guest belongs to that a host reports. Made once per <see cref="TestbedContents"/>; immutable, for any thread.</summary>
/// <remarks>Whole runtime names are compared: <c>-</c> is legal in projects and in guests, so a name can't be taken apart.</remarks>
public sealed class GuestClaims
{
    private readonly Dictionary<(GuestKind Kind, string RuntimeName), ImmutableArray<GuestClaim>> _byKind = [];

    /// <summary>Guests whose kind has no collector or can't be told: joined by runtime name alone.</summary>
    private readonly Dictionary<string, ImmutableArray<GuestClaim>> _byName = new(StringComparer.Ordinal);

    public GuestClaims(TestbedContents contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        (Deployment Deployment, ExpectedGuest Guest)[] guests = [.. contents.Deployments.SelectMany(deployment => deployment.Guests.Select(guest => (deployment, guest)))];
        Array.Sort(guests, InOrderOfNames);
        InOrder = [.. guests.Select((pair, index) => new GuestClaim(pair.Deployment, pair.Guest, index))];
        foreach (GuestClaim claim in InOrder)
        {
            if (claim.Guest.Kind is { } kind)
            {
                Add(_byKind, (kind, claim.Guest.RuntimeName), claim);
            }
            else
            {
                Add(_byName, claim.Guest.RuntimeName, claim);
            }
        }
    }

    /// <summary>Every expected guest, templates included: by deployment, guest, kind, host; ordinal.</summary>
    public ImmutableArray<GuestClaim> InOrder { get; }

    /// <summary>Who claims a runtime name: the one whose deployment is up before running, failed, down and unknown, then by <see cref="InOrder"/>. Empty when no state.json names it.</summary>
    public ImmutableArray<GuestClaim> Of(GuestKind kind, string runtimeName) =>
        _byKind.TryGetValue((kind, runtimeName), out ImmutableArray<GuestClaim> claims) || _byName.TryGetValue(runtimeName, out claims) ? claims : [];

    /// <summary>Of several claimants the one placed on the reporting host wins, then the first of <see cref="Of"/>.</summary>
    /// <param name="host">Shown key of the host that reports it.</param>
    /// <returns>False when no state.json names it.</returns>
    public bool TryClaim(GuestKind kind, string runtimeName, string host, [NotNullWhen(true)] out Deployment? deployment, [NotNullWhen(true)] out ExpectedGuest? guest)
    {
        ImmutableArray<GuestClaim> claims = Of(kind, runtimeName);
        GuestClaim? best = claims.FirstOrDefault(claim => string.Equals(claim.Guest.Host, host, StringComparison.Ordinal)) ?? claims.FirstOrDefault();
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

    private static int InOrderOfNames((Deployment Deployment, ExpectedGuest Guest) x, (Deployment Deployment, ExpectedGuest Guest) y)
    {
        int order = string.CompareOrdinal(x.Deployment.Name, y.Deployment.Name);
        order = order != 0 ? order : string.CompareOrdinal(x.Guest.Name, y.Guest.Name);
        order = order != 0 ? order : string.CompareOrdinal(x.Guest.KindName, y.Guest.KindName);
        return order != 0 ? order : string.CompareOrdinal(x.Guest.Host, y.Guest.Host);
    }

    // Claims come in their order, so the sort, which is stable, has to look at the state alone. Two claimants are rare, one is the rule.
    private static void Add<TKey>(Dictionary<TKey, ImmutableArray<GuestClaim>> claims, TKey key, GuestClaim claim)
        where TKey : notnull =>
        claims[key] = claims.TryGetValue(key, out ImmutableArray<GuestClaim> others) ? [.. others.Add(claim).OrderBy(each => Rank(each.Deployment.State))] : [claim];
}
