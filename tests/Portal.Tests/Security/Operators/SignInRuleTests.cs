using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Portal.Configuration;
using Portal.Security.Operators;
using Portal.Tests.Support;

namespace Portal.Tests.Security.Operators;

/// <summary>Who is asked, by where the portal listens.</summary>
public sealed class SignInRuleTests
{
    [Theory]
    [InlineData("http://127.0.0.1:3357", true)]
    [InlineData("http://127.0.0.2:3357", true)]
    [InlineData("http://localhost:3357", true)]
    [InlineData("https://[::1]:3357", true)]
    [InlineData("http://0.0.0.0:3357", false)]
    [InlineData("http://[::]:3357", false)]
    [InlineData("http://*:3357", false)]
    [InlineData("http://+:80", false)]
    [InlineData("http://172.30.255.1:3357", false)]
    [InlineData("http://portal.example:3357", false)]
    [InlineData("http://unix:/run/portal.sock", false)]
    public void One_listener_beyond_loopback_asks_everybody(string address, bool isLoopback)
    {
        Assert.Equal(!isLoopback, Rule("Automatic", "http://127.0.0.1:1", address).AsksEverybody);
        Assert.True(Rule("Required", address).AsksEverybody);
        Assert.False(Rule("Off", address).AsksEverybody);
    }

    [Fact]
    public void Where_it_listens_is_unknown_everybody_is_asked() => Assert.True(Rule("Automatic").AsksEverybody);

    [Theory]
    [InlineData("Off", "http://0.0.0.0:3357", false, true)]
    [InlineData("Off", "http://127.0.0.1:3357", false, false)]
    [InlineData("Off", "http://127.0.0.1:3357", true, true)]
    [InlineData("Automatic", "http://0.0.0.0:3357", true, false)]
    public void Off_is_a_problem_where_others_reach_the_portal(string mode, string address, bool isForwarded, bool expected)
    {
        var access = new OperatorAccess(Options(mode), Rule(mode, address), new ManualTimeProvider());
        var context = new DefaultHttpContext();
        if (isForwarded)
        {
            context.Request.Headers["X-Forwarded-For"] = "192.0.2.1";
        }

        access.See(context);
        Assert.Equal(expected, access.IsOpenToOthers);
    }

    [Theory]
    [InlineData("http", "192.0.2.1", true)]
    [InlineData("http", "::ffff:127.0.0.1", false)]
    [InlineData("http", "127.0.0.1", false)]
    [InlineData("https", "192.0.2.1", false)]
    public void A_session_over_plain_HTTP_from_elsewhere_is_remembered_for_minutes(string scheme, string address, bool expected)
    {
        var clock = new ManualTimeProvider();
        var access = new OperatorAccess(Options("Required"), Rule("Required", "http://0.0.0.0:1"), clock);
        var context = new DefaultHttpContext();
        context.Request.Scheme = scheme;
        context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(address);
        access.SeeSession(context);
        Assert.Equal(expected, access.IsPlainForOthers);
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.False(access.IsPlainForOthers);
    }

    [Theory]
    [InlineData("http://127.0.0.1:3357", null, "http://127.0.0.1:3357/sign-in")]
    [InlineData("http://[::]:3357", "/testbed", "http://127.0.0.1:3357/testbed/sign-in")]
    [InlineData("https://10.0.0.1:443", null, "https://10.0.0.1:443/sign-in")]
    public void The_way_in_is_an_address_that_opens(string listens, string? pathBase, string expected) => Assert.Equal(expected, WayIn.Address(listens, pathBase));

    private static PortalOptions Options(string mode) => new() { Operators = new() { SignIn = mode } };

    private static SignInRule Rule(string mode, params string[] addresses) => new(Options(mode), new ListeningServer(addresses));

    private sealed class ListeningServer : IServer, IServerAddressesFeature
    {
        public ListeningServer(string[] addresses)
        {
            Addresses = [.. addresses];
            Features.Set<IServerAddressesFeature>(this);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public ICollection<string> Addresses { get; }

        public bool PreferHostingUrls { get; set; }

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            // Nothing listens.
        }
    }
}
