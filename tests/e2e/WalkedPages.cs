namespace Portal.EndToEnd;

/// <summary>Every page of the program as the simulated testbed has it, with its heading. A new page joins the whole walk by a line here.</summary>
internal static class WalkedPages
{
    public static (string Path, string Heading)[] All { get; } =
    [
        ("/", "Overview"),
        ("/?wall=1", "Overview"),
        ("/deployments", "Deployments"),
        ("/deployments/campus", "campus"),
        ("/deployments/campus?tab=dashboard&panels=solo", "campus"),
        ("/deployments/campus?tab=capacity", "campus"),
        ("/hosts", "Hosts"),
        ("/hosts/demo-1", "demo-1"),
        ("/hosts/this-machine", "this-machine"),

        // Of a host that never falls silent: while one is, it says nothing of guests that nobody expects.
        ("/hosts/demo-1/guests/scratch-build", "scratch-build"),
        ("/guests?open=campus/sensor", "Guests"),
        ("/guests?view=tiles&by=state", "Guests"),
        ("/deployments/campus/guests/web", "web"),
        ("/problems", "Problems"),
        ("/doctor", "Doctor"),
        ("/settings", "Settings"),
    ];
}
