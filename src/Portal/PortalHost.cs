using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;
using Portal.Cluster;
using Portal.Cluster.Joining;
using Portal.Cluster.Members;
using Portal.Collectors;
using Portal.Components;
using Portal.Components.Client;
using Portal.Configuration;
using Portal.Demo;
using Portal.Doctor;
using Portal.Exposition;
using Portal.Live;
using Portal.Problems;
using Portal.Sampling;
using Portal.Security;
using Portal.Security.Operators;
using Portal.Stack;
using Portal.Systemd;
using Portal.Testbed;

namespace Portal;

/// <summary>Puts the program together: one registration per folder, in the order of a sample's journey.</summary>
public static class PortalHost
{
    /// <summary>What the folders say against their own options; asked before anything is built.</summary>
    internal static IEnumerable<string> Faults(PortalOptions options) =>
        [.. new ExporterValidation().Validate(null, options).Failures ?? [], .. ClusterRegistration.Faults(options), .. MemberOptions.Faults(options.Cluster), .. ClusterSecurity.Faults(options), .. OperatorRules.Faults(options), .. StackOptions.Faults(options)];

    public static WebApplication Build(WebApplicationBuilder builder, StartConfiguration start)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(start);
        bool isMain = start.Mode == PortalMode.Main;
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            ListenerLimits.Apply(server.Limits);
        });

        // The framework's own filter knows no exceptions; ours reads the same key.
        builder.Services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = ["*"]);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);

        // That keys are not encrypted on the disk is so by design: their folder is closed to others.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        builder.Services.AddSingleton(Options.Create(start.Options));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddEarlyListening();
        builder.Services.AddFaultAnswers();
        builder.Services.AddCollectors(start.Options);
        builder.Services.AddSampling(start.Options);
        builder.Services.AddDemo(start.Options, TimeProvider.System);
        builder.Services.AddTestbed(provider => TestbedOptionsOf(start, provider));
        builder.Services.AddExposition();
        builder.Services.AddHostStatus(start);
        builder.Services.AddClusterSecurity(start, start.Options.IsDemo, ClusterSurroundings.Of(start.Options));
        if (isMain)
        {
            builder.Services.AddOperators(start.Options);
            builder.Services.AddCluster(start.Options);
            builder.Services.AddLive();
            builder.Services.AddStack(start.Options);
            builder.Services.AddProblems(start.Options, static provider => () => Scrapes(provider.GetRequiredService<ScrapeClock>()));
            builder.Services.AddOpenApiDocument();
            builder.Services.AddSingleton<PageConnections>();
            builder.Services.AddPortalPages();
        }
        else
        {
            builder.Services.AddJoining(start.Options);
            builder.Services.AddClientPage();
        }

        builder.Services.AddDoctor(start);
        builder.Services.AddSystemd(start.Mode);
        WebApplication app = builder.Build();
        app.Services.OpenClusterKeys();
        app.Services.OpenOperators();
        app.UseResponseHeaders();
        app.UseFaultAnswers(isMain);
        app.UseBrowserRules(start.Options);
        app.UsePathBase(start.Options.PathBase);
        if (isMain)
        {
            app.UsePageConnections();
        }

        app.UseRouting();
        HostRule.From(app.Configuration).Use(app, start.Options);
        if (isMain)
        {
            app.UseOperators();
        }

        app.MapHealth();
        app.MapSnapshot(openToAll: !start.Options.Cluster.IsMutual);
        app.MapBetweenHosts(start);
        app.MapExposition(isMain, app.Services.GetRequiredService<IHostSampler>().GetAsync);
        app.MapDoctor(openToAll: isMain);
        if (isMain)
        {
            app.MapStack();
            app.MapProblems();
            app.MapHistory();
            app.MapOpenApiDocument();
            app.MapSignIn();
            app.MapPortalPages();
        }
        else
        {
            app.MapClientPage();
        }

        return app;
    }

    private static ScrapeTimes Scrapes(ScrapeClock clock) => clock.Newest is { } newest ? new ScrapeTimes(newest.At, newest.Interval) : ScrapeTimes.Never;

    internal static TestbedOptions TestbedOptionsOf(StartConfiguration start, IServiceProvider provider) => new()
    {
        Root = DemoRegistration.Root(provider) ?? start.Options.Testbed.Root,
        HostRoot = DemoRegistration.Root(provider) is null ? start.Options.HostRoot : "/",
        StateFiles = start.Options.IsDemo ? null : start.Options.Testbed.StateFiles,
        IsMain = start.Mode == PortalMode.Main,
        Kinds = [.. provider.GetServices<IGuestCollector>().Select(collector => collector.Kind)],
    };
}
