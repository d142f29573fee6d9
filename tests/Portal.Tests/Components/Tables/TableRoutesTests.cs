using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Components.Pages.GuestList;
using Portal.Components.Pages.HostList;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Tests.Real;
using Portal.Tests.Support;
using static Portal.Tests.Components.Pages.GuestList.GuestListSamples;

namespace Portal.Tests.Components.Tables;

/// <summary>The tables' routes as a script sees them.</summary>
public sealed class TableRoutesTests : IAsyncLifetime
{
    private readonly LiveHistory _history = new(new ManualTimeProvider(Live.LiveSamples.Start));
    private readonly FrozenMoments _moments;
    private WebApplication? _portal;
    private HttpClient? _client;

    public TableRoutesTests() => _moments = new FrozenMoments(_history, new NoProblems());

    private HttpClient Client => _client!;

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton(_history);
        builder.Services.AddSingleton(_moments);
        _portal = builder.Build();
        _portal.MapHosts();
        _portal.MapGuests();
        await _portal.StartAsync(TestContext.Current.CancellationToken);
        _client = LocalHttp.Client(new Uri(_portal.Urls.Single()));
        _history.Add(Snapshot(Busy("web", 80), Busy("db", 20), Gone("gone")));
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("/api/v1/guests?format=csv", null)]
    [InlineData("/api/v1/guests", "text/csv")]
    [InlineData("/api/v1/guests", "application/json;q=0.5, text/csv")]
    [InlineData("/api/v1/guests?format=csv", "application/json")]
    public async Task Csv_is_answered_for_the_asking_as_a_file_named_after_table_and_time(string address, string? accept)
    {
        using HttpResponseMessage answer = await GetAsync(address, accept);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment; filename=\"portal-guests-20260102T030415Z.csv\"", answer.Content.Headers.ContentDisposition?.ToString());
        List<string[]> rows = CsvReading.Rows(await TextAsync(answer));
        Assert.Equal(["name", "web", "db", "gone"], rows.Select(row => row[0]));
    }

    [Fact]
    public async Task Json_holds_the_same_rows_in_the_same_order_and_leaves_out_what_is_absent()
    {
        foreach (string? accept in (string?[])[null, "*/*", "text/html, application/json"])
        {
            using HttpResponseMessage answer = await GetAsync("/api/v1/guests?sort=name.desc&q=state:", accept);
            Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
            using var document = JsonDocument.Parse(await TextAsync(answer));
            Assert.Equal(3, document.RootElement.GetProperty("total").GetInt32());
            JsonElement[] guests = [.. document.RootElement.GetProperty("guests").EnumerateArray()];
            Assert.Equal(["web", "gone", "db"], guests.Select(guest => guest.GetProperty("name").GetString()));
            Assert.Equal(80, guests[0].GetProperty("cpu_percent").GetDouble(), 6);
            Assert.False(guests[1].TryGetProperty("cpu_percent", out _));
        }
    }

    [Fact]
    public async Task An_export_of_a_paused_tab_holds_the_rows_that_the_tab_shows()
    {
        ShownMoment shown = _moments.Newest;
        Action resume = () => { };
        _moments.Hold(shown, resume);
        _history.Add(Snapshot(Busy("new", 10)));
        string address = "/api/v1/guests?sort=name&at=" + shown.Name;
        using (HttpResponseMessage answer = await GetAsync(address + "&format=csv", null))
        {
            Assert.Equal(["name", "db", "gone", "web"], CsvReading.Rows(await TextAsync(answer)).Select(row => row[0]));
        }

        _moments.LetGo(shown, resume);
        using HttpResponseMessage gone = await GetAsync(address, null);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Contains("at: expected a moment at which a tab is paused now", await TextAsync(gone), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deployment_that_is_asked_for_is_in_the_files_name()
    {
        using HttpResponseMessage answer = await GetAsync("/api/v1/guests?deployment=campus&format=json", null);
        Assert.Equal("attachment; filename=\"portal-guests-campus-20260102T030415Z.json\"", answer.Content.Headers.ContentDisposition?.ToString());
    }

    [Fact]
    public async Task Hosts_are_answered_too()
    {
        using HttpResponseMessage answer = await GetAsync("/api/v1/hosts?state=live&format=csv", null);
        List<string[]> rows = CsvReading.Rows(await TextAsync(answer));
        Assert.Equal(["name", "a"], rows.Select(row => row[0]));
    }

    [Theory]
    [InlineData("/api/v1/guests?state=asleep", "found \"asleep\"")]
    [InlineData("/api/v1/guests?format=xml", "format: expected csv or json, found \"xml\".")]
    [InlineData("/api/v1/hosts?sort=size.desc", "sort: expected one of name, state, cpu")]
    [InlineData("/api/v1/hosts?kind=docker", "found \"kind\"")]
    public async Task A_wrong_parameter_is_answered_with_what_was_expected_and_found(string address, string sentence)
    {
        using HttpResponseMessage answer = await GetAsync(address, "text/csv");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await TextAsync(answer));
        Assert.Contains(sentence, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private async Task<HttpResponseMessage> GetAsync(string address, string? accept)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
