using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Portal.Tests.Security.Operators;

/// <summary>A tab's connection that notes when it is cut.</summary>
internal sealed class TestTab : IHttpRequestLifetimeFeature
{
    public TestTab() => Context.Features.Set<IHttpRequestLifetimeFeature>(this);

    public DefaultHttpContext Context { get; } = new();

    public ClaimsPrincipal User
    {
        get => Context.User;
        init => Context.User = value;
    }

    public bool IsCut { get; private set; }

    public CancellationToken RequestAborted { get; set; }

    public void Abort() => IsCut = true;
}
