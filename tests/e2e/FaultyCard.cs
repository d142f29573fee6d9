using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Portal.EndToEnd;

/// <summary>Makes one card of the published program fail, from within it: put there by the runtime (<see cref="StartupHook"/>), for the portal has nothing that could be asked for a fault.</summary>
internal sealed class FaultyCard(string whileExists) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IComponentActivator
{
    /// <summary>Names the file that makes it fail while it exists.</summary>
    public const string Variable = "PORTAL_TESTS_FAULTY_CARD";

    /// <summary>Of the exception, which only the log may tell.</summary>
    public const string Secret = "what only the log may hold";

    private const string Card = "Portal.Components.Pages.Overview.HostTiles";

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder host })
        {
            host.ConfigureServices(services => services.AddSingleton<IComponentActivator>(this));
        }
    }

    public IComponent CreateInstance(Type componentType) =>
        componentType.FullName == Card && File.Exists(whileExists) ? new Broken() : (IComponent)Activator.CreateInstance(componentType)!;

    public void OnCompleted()
    {
        // The program ends.
    }

    public void OnError(Exception error)
    {
        // Nobody tells it of errors.
    }

    private sealed class Broken : IComponent
    {
        public void Attach(RenderHandle renderHandle)
        {
            // It never renders.
        }

        public Task SetParametersAsync(ParameterView parameters) => throw new InvalidOperationException(Secret);
    }
}
