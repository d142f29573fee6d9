using System.Security.Claims;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Portal.Security.Operators;

/// <summary>The connections that feed open tabs: counted, and ended together with their session. Thread-safe.</summary>
/// <remarks>A circuit lives on after its cookie. Its connection is cut and not only told that nobody is signed in: whoever holds it may not listen.</remarks>
internal sealed class CircuitConnections : ICircuitLimit
{
    private readonly Lock _gate = new();
    private readonly Dictionary<HttpContext, ClaimsPrincipal> _open = new(ReferenceEqualityComparer.Instance);

    public bool IsFull(ClaimsPrincipal user)
    {
        lock (_gate)
        {
            return IsFullNow(user);
        }
    }

    public void Use(IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!IsCircuit(context.GetEndpoint()))
        {
            await next(context);
            return;
        }

        if (!TryOpen(context))
        {
            await Refusal.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, $"Portal serves {ICircuitLimit.MostOfSession} tabs per operator and {ICircuitLimit.Most} in all.");
            return;
        }

        try
        {
            await next(context);
        }
        finally
        {
            Close(context);
        }
    });

    /// <summary>Cuts the connections of everybody for whom this holds.</summary>
    public void EndWhere(Func<ClaimsPrincipal, bool> isOver)
    {
        // Under the lock, so that none of them is at its end and its context in other hands.
        lock (_gate)
        {
            foreach ((HttpContext context, ClaimsPrincipal user) in _open)
            {
                if (isOver(user))
                {
                    context.Abort();
                }
            }
        }
    }

    internal bool TryOpen(HttpContext context)
    {
        lock (_gate)
        {
            return !IsFullNow(context.User) && _open.TryAdd(context, context.User);
        }
    }

    internal void Close(HttpContext context)
    {
        lock (_gate)
        {
            _open.Remove(context);
        }
    }

    // Where nobody signs in there is no session to count by.
    private bool IsFullNow(ClaimsPrincipal user) =>
        _open.Count >= ICircuitLimit.Most
        || (OperatorSessions.IdOf(user) is { } session && _open.Values.Count(other => OperatorSessions.IdOf(other) == session) >= ICircuitLimit.MostOfSession);

    // The hub itself; its negotiation is a short request of its own.
    private static bool IsCircuit(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<HubMetadata>() is not null && endpoint.Metadata.GetMetadata<NegotiateMetadata>() is null;
}
