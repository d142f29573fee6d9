namespace Portal.Testbed;

public static class TestbedRegistration
{
    /// <summary>Reads the testbed's files from the start of the program on and offers them as <see cref="ITestbed"/>. Needs a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddTestbed(this IServiceCollection services, Func<IServiceProvider, TestbedOptions> options)
    {
        services.AddSingleton(options);
        services.AddSingleton<TestbedWatcher>();
        services.AddSingleton<ITestbed>(provider => provider.GetRequiredService<TestbedWatcher>());
        services.AddHostedService(provider => provider.GetRequiredService<TestbedWatcher>());
        return services;
    }
}
