using Portal.Configuration;
using Portal.Live;
using Portal.Problems.Detectors;
using Portal.Security.Operators;
using Portal.Stack;

namespace Portal.Problems;

/// <summary>Registers the search for problems. Needs <see cref="LiveRegistration"/> and an <see cref="IStack"/>.</summary>
public static class ProblemsRegistration
{
    /// <param name="scrapes">How Prometheus scrapes, which another folder knows.</param>
    public static IServiceCollection AddProblems(this IServiceCollection services, PortalOptions options, Func<IServiceProvider, Func<ScrapeTimes>> scrapes)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(scrapes);
        services.AddSingleton(provider => Watch(options.Problems, provider.GetRequiredService<IStack>(), scrapes(provider), provider.GetRequiredService<ILogger<ProblemWatch>>(), new OpenDoors(provider.GetRequiredService<IOperatorAccess>())));
        services.AddSingleton<IProblems>(static provider => provider.GetRequiredService<ProblemWatch>());
        services.AddSingleton<ILiveReader>(static provider => provider.GetRequiredService<ProblemWatch>());
        return services;
    }

    internal static ProblemWatch Watch(ProblemsSection limits, IStack stack, Func<ScrapeTimes> scrapes, ILogger<ProblemWatch> logger, params IClusterDetector[] more) => new(
        [new MissingGuests(), new MisplacedGuests(), new StrayGuests(), new HungryGuests(limits), new KilledGuests(), new RestartingGuests(limits), new SlowFigures(limits), new OvercommittedHosts(limits)],
        [new SilentHostDetector(limits), new HostLimits(limits), new FailedCollectors(limits), new DifferentHosts(limits)],
        [new UnknownHosts(), new UnknownKinds(), new FileDetector(), new StackDetector(stack), new LateScrapes(scrapes, stack), .. more],
        logger);
}
