using Microsoft.Extensions.Options;
using Portal.Collectors;
using Portal.Configuration;
using Portal.Doctor;
using Portal.Sampling;
using Portal.Stack;
using Portal.Testbed;

namespace Portal.Commands;

/// <summary>The checks where no portal runs: this host, the testbed's files and the stack, with the rights of whoever started the command. Other hosts are not asked, and no key is made or read.</summary>
internal static class LoneDoctor
{
    // A collector's first look may take longer than a snapshot waits for it.
    private const int MostSnapshots = 5;

    /// <returns>The report, or what is wrong with the options, a sentence each.</returns>
    public static async Task<(DoctorDocument? Document, string[] Faults)> LookAsync(Given given, string whyAlone, CancellationToken cancellationToken)
    {
        (StartConfiguration? start, string[] faults) = Read(given);
        if (start is null || faults.Length > 0)
        {
            return (null, faults);
        }

        await using ServiceProvider services = Services(start, whyAlone);
        TestbedWatcher testbed = services.GetRequiredService<TestbedWatcher>();
        await testbed.StartAsync(cancellationToken);
        await WarmUpAsync(services.GetRequiredService<IHostSampler>(), cancellationToken);
        using IDoctorVisit visit = services.GetRequiredService<IDoctor>().Visit();
        DoctorReport report = await visit.Finished.WaitAsync(cancellationToken);
        await testbed.StopAsync(cancellationToken);
        return (DoctorDocument.Of(report, new DoctorFilter()), []);
    }

    private static (StartConfiguration? Start, string[] Faults) Read(Given given)
    {
        try
        {
            IConfiguration configuration = ProgramConfiguration.Read(given);
            StartConfiguration start = StartConfiguration.Read(configuration);
            return (start, [.. start.Faults, .. PortalHost.Faults(start.Options)]);
        }
        catch (SettingsFileException fault)
        {
            return (null, [fault.Message]);
        }
    }

    private static ServiceProvider Services(StartConfiguration start, string whyAlone)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(Options.Create(start.Options));
        services.AddSingleton(TimeProvider.System);
        services.AddCollectors(start.Options);
        services.AddSampling(start.Options);
        services.AddTestbed(provider => PortalHost.TestbedOptionsOf(start, provider));
        if (start.Mode == PortalMode.Main)
        {
            services.AddStack(start.Options);
        }

        return services.AddDoctor(start, whyAlone).BuildServiceProvider();
    }

    private static async Task WarmUpAsync(IHostSampler sampler, CancellationToken cancellationToken)
    {
        for (int i = 0; i < MostSnapshots; i++)
        {
            HostSnapshot snapshot = await sampler.GetAsync(TimeSpan.Zero, cancellationToken);
            if (snapshot.Collectors.All(outcome => outcome.Reason != CollectorFailure.Timeout))
            {
                return;
            }
        }
    }
}
