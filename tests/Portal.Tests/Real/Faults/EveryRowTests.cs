using System.Reflection;

namespace Portal.Tests.Real.Faults;

/// <summary>Every promise about hosts and the network has a test that makes its fault.</summary>
public sealed class EveryRowTests
{
    private const int Rows = 20;
    private const int Traps = 4;

    [Fact]
    public void Every_row_about_hosts_and_every_trap_of_the_network_has_a_test()
    {
        HashSet<(string, string)> tested =
        [
            .. typeof(EveryRowTests).Assembly.GetTypes()
                .SelectMany(type => type.GetMethods())
                .SelectMany(method => method.GetCustomAttributes<TraitAttribute>())
                .Select(trait => (trait.Name, trait.Value)),
        ];
        IEnumerable<(string, string)> promised = [.. Enumerable.Range(1, Rows).Select(row => ("row", $"H{row}")), .. Enumerable.Range(1, Traps).Select(trap => ("trap", $"T{trap}"))];
        Assert.Empty(promised.Except(tested));
    }
}
