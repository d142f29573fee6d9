using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Portal.EndToEnd;

/// <summary>Called by the runtime in a program whose <c>DOTNET_STARTUP_HOOKS</c> names this assembly.</summary>
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "The runtime looks for exactly this name.")]
[SuppressMessage("Design", "MA0047:Declare types in namespaces", Justification = "The runtime looks for exactly this name.")]
internal static class StartupHook
{
    public static void Initialize() => DiagnosticListener.AllListeners.Subscribe(new FaultyCard(Environment.GetEnvironmentVariable(FaultyCard.Variable)!));
}
