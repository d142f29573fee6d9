using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using Portal.Cluster;
using Portal.Components.Histories;
using Portal.Components.Pages.Deployments.Dashboard;
using Portal.Components.Palette;
using Portal.Components.Shared;
using Portal.Components.Tables;
using Portal.Configuration;
using Portal.Doctor;
using Portal.Live;
using Portal.Live.Events;
using Portal.Problems;
using Portal.Security.Operators;
using Portal.Stack;
using Portal.Stack.Prometheus;
using Portal.Tests.Problems;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages;

/// <summary>Renders pages as a first visit does: once, without a circuit, from one snapshot.</summary>
internal sealed class PageFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly HtmlRenderer _renderer;

    /// <param name="snapshots">One by one, long after the start; none is a program that has only just started.</param>
    public PageFixture(params ClusterSnapshot[] snapshots)
        : this(TimeSpan.FromSeconds(20), snapshots)
    {
    }

    public PageFixture(TimeSpan sinceStart, params ClusterSnapshot[] snapshots)
    {
        var clock = new ManualTimeProvider(Start);
        var history = new LiveHistory(clock);
        clock.Advance(sinceStart);
        ProblemWatch problems = ProblemsRegistration.Watch(Options.Problems, Stack, static () => ScrapeTimes.Never, NullLogger<ProblemWatch>.Instance);
        var events = new EventBook();
        ILiveReader[] readers = [problems, new EventWatch(events, NullLogger<EventWatch>.Instance), Collected];
        foreach (ClusterSnapshot snapshot in snapshots)
        {
            history.Add(snapshot);
            Array.ForEach(readers, reader => reader.Read(history.Newest));
        }

        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(Options));
        services.AddSingleton(history);
        services.AddSingleton<IProblems>(problems);
        services.AddSingleton<IOperatorAccess, FixedAccess>();
        services.AddSingleton<IEvents>(events);
        services.AddSingleton(Collected);
        services.AddSingleton<ILiveCluster, NobodyWatches>();
        services.AddSingleton<IStack>(Stack);
        services.AddSingleton<IDoctor>(Doctor);
        services.AddSingleton<IRangeSource, NoRanges>();
        services.AddSingleton(new StackOptions("grafana", null, null));
        services.AddTransient<HistoryCharts>();
        services.AddTransient<PageHistory>();
        services.AddTransient<Func<PageHistory>>(provider => provider.GetRequiredService<PageHistory>);
        services.AddTransient<DashboardHistories>();
        services.AddSingleton<IServer, NoServer>();
        services.AddSingleton<NavigationManager, FixedNavigation>();
        services.AddSingleton<INavigationInterception, NoInterception>();
        services.AddSingleton<IJSRuntime, FakeJSRuntime>();
        services.AddSingleton<PortalScript>();
        services.AddSingleton<BrowserMutes>();
        services.AddSingleton<FrozenMoments>();
        services.AddSingleton<Viewers>();
        services.AddSingleton<LastAddresses>();
        services.AddSingleton<CircuitLive>();
        services.AddSingleton<PaletteIndexes>();
        services.AddSingleton<IErrorBoundaryLogger, NoFaults>();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSupplyValueFromQueryProvider();
        _services = services.BuildServiceProvider();
        _renderer = new HtmlRenderer(_services, NullLoggerFactory.Instance);
    }

    public PortalOptions Options { get; } = new();

    private CollectorTimes Collected { get; } = new();

    public FixedStack Stack { get; } = new();

    public FixedDoctor Doctor { get; } = new();

    /// <summary>The address whose query the page reads, relative to the base.</summary>
    public void GoTo(string address) => ((FixedNavigation)_services.GetRequiredService<NavigationManager>()).GoTo(address);

    public IProblems Problems => _services.GetRequiredService<IProblems>();

    public BrowserMutes Mutes => _services.GetRequiredService<BrowserMutes>();

    public async Task<IDocument> RenderAsync<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        ParameterView view = ParameterView.FromDictionary(parameters.ToDictionary(pair => pair.Name, pair => pair.Value));
        string html = await _renderer.Dispatcher.InvokeAsync(async () => (await _renderer.RenderComponentAsync<TPage>(view)).ToHtmlString());
        return new HtmlParser().ParseDocument(html);
    }

    public async ValueTask DisposeAsync()
    {
        await _renderer.DisposeAsync();
        await _services.DisposeAsync();
    }

    private sealed class NobodyWatches(LiveHistory history) : ILiveCluster
    {
        public ClusterSnapshot Newest => history.Newest.Snapshot;

        public ILiveWatch Watch(Func<ClusterSnapshot, Task> onSnapshot, HostInterest hosts) => throw new InvalidOperationException("A page that is prerendered subscribes to nothing.");
    }

    // CardBoundary keeps its own log; this one is asked for by the framework and never called.
    private sealed class NoFaults : IErrorBoundaryLogger
    {
        public ValueTask LogErrorAsync(Exception exception) => throw new InvalidOperationException("A card failed.", exception);
    }

    private sealed class FixedNavigation : NavigationManager
    {
        public FixedNavigation() => Initialize("http://portal.test/", "http://portal.test/");

        public void GoTo(string address) => Uri = ToAbsoluteUri(address).AbsoluteUri;

        protected override void NavigateToCore(string uri, NavigationOptions options) => throw new NotSupportedException();
    }

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => throw new NotSupportedException();

        public Task StopAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }

    private sealed class NoInterception : INavigationInterception
    {
        public Task EnableNavigationInterceptionAsync() => Task.CompletedTask;
    }
}
