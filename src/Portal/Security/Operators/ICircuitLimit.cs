using System.Security.Claims;

namespace Portal.Security.Operators;

/// <summary>How many tabs are served at a time.</summary>
public interface ICircuitLimit
{
    /// <summary>Of one operator.</summary>
    const int MostOfSession = 20;

    /// <summary>Of all together.</summary>
    const int Most = 500;

    /// <summary>One more would be too many.</summary>
    bool IsFull(ClaimsPrincipal user);
}
