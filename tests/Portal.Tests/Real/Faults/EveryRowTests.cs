using System.Reflection;

namespace Portal.Tests.Real.Faults;

/// <summary>Every promise about hosts and the network has a test that makes its fault.</summary>
public sealed class EveryRowTests
{
    private const int Rows = 20;
    private const int Traps = 4;

    private static readonly MethodInfo[] Tests = [.. typeof(EveryRowTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())];

    [Fact]
    public void Every_row_about_hosts_and_every_trap_of_the_network_has_a_test()
    {
        HashSet<string> tested =
        [
            .. Tests.SelectMany(test => test.GetCustomAttributes<RowAttribute>()).Select(row => row.Id),
            .. Tests.SelectMany(test => test.GetCustomAttributes<TraitAttribute>()).Where(trait => trait.Name == "trap").Select(trait => trait.Value),
        ];
        IEnumerable<string> promised = [.. Enumerable.Range(1, Rows).Select(row => $"H{row}"), .. Enumerable.Range(1, Traps).Select(trap => $"T{trap}")];
        Assert.Empty(promised.Except(tested));
    }

    /// <summary>The attribute fails a test that asserts its own promise only; a bare trait would not.</summary>
    [Fact]
    public void A_test_of_a_row_about_hosts_says_so_by_the_attribute_that_holds_it_to_the_rules_of_every_row() =>
        Assert.Empty(typeof(EveryRowTests).Assembly.GetTypes().Cast<MemberInfo>().Concat(Tests)
            .Where(member => member.GetCustomAttributes<TraitAttribute>().Any(trait => trait.Name == RowAttribute.TraitName && trait.Value.StartsWith('H')))
            .Select(member => $"{member.DeclaringType?.Name}.{member.Name}"));
}
