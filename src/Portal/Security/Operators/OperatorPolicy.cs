using Microsoft.AspNetCore.Authorization;

namespace Portal.Security.Operators;

/// <summary>The policy of every route that names no other: an operator, or whoever the rule does not ask.</summary>
internal sealed class OperatorPolicy(SignInRule rule) : AuthorizationHandler<OperatorPolicy.Requirement>
{
    /// <summary>An operator must be known.</summary>
    internal sealed class Requirement : IAuthorizationRequirement;

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
    {
        if (context.User.Identity?.IsAuthenticated == true || (context.Resource is HttpContext http && (FreeRoutes.Contain(http.GetEndpoint()) || !rule.Asks(http))))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
