using Portal.Cluster;
using Portal.Cluster.Joining;
using Portal.Configuration;
using Portal.Doctor.Checks.Clocks;
using Portal.Doctor.Checks.Files;
using Portal.Doctor.Checks.Host;
using Portal.Doctor.Checks.Members;
using Portal.Doctor.Checks.Stack;
using Portal.Sampling;
using Portal.Security;
using Portal.Stack;
using Portal.Testbed;

namespace Portal.Doctor;

/// <summary>Registers all checks, in the order in which they are shown.</summary>
internal static class DoctorRegistration
{
    /// <param name="whyAlone">Why the running portal could not be asked, where there is none; null within one.</param>
    public static IServiceCollection AddDoctor(this IServiceCollection services, StartConfiguration start, string? whyAlone = null) =>
        services.AddSingleton<IDoctor>(provider =>
        {
            TimeProvider clock = provider.GetRequiredService<TimeProvider>();
            var eye = new DoctorEye(start, provider.GetRequiredService<ITestbed>(), provider.GetRequiredService<IHostSampler>(), provider.GetService<ICluster>(), clock, whyAlone);
            return new DoctorRounds(eye.LookAsync, Sources(provider), clock);
        });

    /// <summary>Sees how pages come here. Before what answers them.</summary>
    public static void UsePageConnections(this WebApplication app)
    {
        PageConnections connections = app.Services.GetRequiredService<PageConnections>();
        app.Use((context, next) =>
        {
            connections.See(context);
            return next(context);
        });
    }

    private static IEnumerable<ICheckSource> Sources(IServiceProvider provider) =>
    [
        new RunningProgram(),
        new ConfiguredMode(),
        new DemoSwitch(),
        new KernelView(),
        new CgroupHierarchy(),
        new GuestCgroups(),
        new PressureStall(),
        new CollectorAccess(),
        new DockerVersion(),
        new DataFolder(),
        new FileDescriptors(),
        new HostAnswers(),
        new HostVersion(),
        new JoinState(provider.GetService<IJoinedHosts>(), provider.GetService<Heartbeat>()),
        new OwnCertificate(provider.GetService<IClusterIdentity>()),
        new BalloonPolling(),
        new TestbedSource(),
        new FileContents(),
        new KnownHosts(),
        new ExpectedGuests(),
        new StrayGuests(),
        new ChassisNames(),
        new TimeService(),
        new ClockOffset(),
        new PageOrigin(provider.GetService<PageConnections>()),
        .. provider.GetService<StackOptions>() is { } stack ? OfStack(stack, new StackQuestions(provider.GetRequiredKeyedService<HttpMessageInvoker>(typeof(StackRegistration)))) : [],
    ];

    private static ICheckSource[] OfStack(StackOptions stack, StackQuestions ask) =>
    [
        new PrometheusAnswers(stack, ask),
        new PrometheusTargets(stack, ask),
        new PrometheusFreshness(stack, ask),
        new PrometheusRetention(stack, ask),
        new PrometheusRoom(stack),
        new GrafanaAnswers(stack, ask),
        new GrafanaFrames(stack, ask),
        new GrafanaDashboards(stack, ask),
        new GrafanaDataSource(stack, ask),
    ];
}
