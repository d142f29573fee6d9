using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Security.Operators;

namespace Portal.Tests.Security.Operators;

/// <summary>How long a session lasts, and what ends it.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private const string SignIn = "/sign-in?returnUrl=%2Fpage";

    private readonly SessionBed _bed = new();

    public async ValueTask InitializeAsync() => await _bed.StartAsync();

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    [Fact]
    public async Task It_is_over_after_eight_hours_without_a_request_and_the_form_says_so()
    {
        string cookie = await _bed.SignInAsync();
        _bed.Clock.Advance(TimeSpan.FromHours(5));
        (string? refused, string? renewed) = await _bed.OpenAsync(cookie);
        Assert.Null(refused);
        Assert.NotNull(renewed);
        _bed.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(SignIn + "&after=expired", (await _bed.OpenAsync(cookie)).Refused);
        Assert.Null((await _bed.OpenAsync(renewed)).Refused);
    }

    [Fact]
    public async Task It_is_over_after_seven_days_however_busy()
    {
        string cookie = await _bed.SignInAsync();
        for (int hours = 0; hours < 7 * 24; hours += 6)
        {
            (string? refused, string? renewed) = await _bed.OpenAsync(cookie);
            Assert.Null(refused);
            cookie = renewed ?? cookie;
            _bed.Clock.Advance(TimeSpan.FromHours(6));
        }

        Assert.Equal(SignIn + "&after=too-old", (await _bed.OpenAsync(cookie)).Refused);
    }

    [Fact]
    public async Task A_restart_signs_nobody_out_and_nobody_in_again()
    {
        string kept = await _bed.SignInAsync(), ended = await _bed.SignInAsync();
        OperatorSessions sessions = _bed.Services.GetRequiredService<OperatorSessions>();
        sessions.End(await UserOfAsync(ended));
        await _bed.StartAsync();
        Assert.Null((await _bed.OpenAsync(kept)).Refused);
        Assert.NotNull((await _bed.OpenAsync(ended)).Refused);
    }

    [Fact]
    public async Task An_open_tab_is_cut_when_its_session_is_seven_days_old_and_not_before()
    {
        CircuitConnections circuits = _bed.Services.GetRequiredService<CircuitConnections>();
        string cookie = await _bed.SignInAsync();
        var tab = new TestTab { User = await UserOfAsync(cookie) };
        Assert.True(circuits.TryOpen(tab.Context));
        _bed.Clock.Advance(OperatorSessions.Longest - (2 * SessionWatch.Period));
        var younger = new TestTab { User = await UserOfAsync(await _bed.SignInAsync()) };
        Assert.True(circuits.TryOpen(younger.Context));
        Assert.False(tab.IsCut);
        _bed.Clock.Advance(2 * SessionWatch.Period);
        await Support.Until.HoldsAsync("the tab is cut", TimeSpan.FromSeconds(10), () => Task.FromResult(tab.IsCut));
        Assert.False(younger.IsCut);

        // Where its page leads when it asks again: its cookie is older than eight hours too, which cut nothing.
        Assert.Equal(SignIn + "&after=too-old", (await _bed.OpenAsync(cookie)).Refused);
    }

    [Fact]
    public async Task An_open_tab_outlives_its_cookie_and_not_a_session_that_was_signed_out()
    {
        CircuitConnections circuits = _bed.Services.GetRequiredService<CircuitConnections>();
        var tab = new TestTab { User = await UserOfAsync(await _bed.SignInAsync()) };
        var other = new TestTab { User = await UserOfAsync(await _bed.SignInAsync()) };
        Assert.True(circuits.TryOpen(tab.Context) && circuits.TryOpen(other.Context));
        _bed.Clock.Advance(OperatorSessions.Sliding + SessionWatch.Period);
        _bed.Services.GetRequiredService<OperatorSessions>().End(other.User);
        _bed.Clock.Advance(SessionWatch.Period);
        await Support.Until.HoldsAsync("the other tab is cut", TimeSpan.FromSeconds(10), () => Task.FromResult(other.IsCut));
        Assert.False(tab.IsCut);
    }

    [Fact]
    public async Task Another_token_ends_every_session_and_cuts_the_open_tabs_within_a_minute()
    {
        string cookie = await _bed.SignInAsync();
        CircuitConnections circuits = _bed.Services.GetRequiredService<CircuitConnections>();
        var tab = new TestTab { User = await UserOfAsync(cookie) };
        Assert.True(circuits.TryOpen(tab.Context));
        await File.WriteAllTextAsync(_bed.TokenPath, "another-token-of-thirty-two-letters", TestContext.Current.CancellationToken);
        _bed.Clock.Advance(SessionWatch.Period);
        await Support.Until.HoldsAsync("the tab is cut", TimeSpan.FromSeconds(10), () => Task.FromResult(tab.IsCut));
        Assert.Equal(SignIn, (await _bed.OpenAsync(cookie)).Refused);
    }

    private async Task<System.Security.Claims.ClaimsPrincipal> UserOfAsync(string cookie)
    {
        // The handler keeps what it read for the scope that it was made in, as for one request.
        await using AsyncServiceScope request = _bed.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = request.ServiceProvider };
        context.Request.Headers.Cookie = cookie;
        return (await Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions.AuthenticateAsync(context, OperatorSchemes.Session)).Principal!;
    }
}
