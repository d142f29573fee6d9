using System.Collections.Immutable;
using Portal.Components.Pages.Deployments.State;

namespace Portal.Tests.Components.Pages.Deployments.State;

public sealed class StateDifferenceTests
{
    [Fact]
    public void What_was_taken_out_and_put_in_stands_among_three_lines_on_each_side() =>
        Assert.Equal("… =b =c =d -e +E =f =g =h …", Text("abcdefghij", "abcdEfghij"));

    [Theory]
    [InlineData("abc", "abc", "…")]
    [InlineData("", "ab", "+a +b")]
    [InlineData("ab", "", "-a -b")]
    [InlineData("abcabba", "cbabac", "-a -b =c +b =a =b -b =a +c")]
    public void The_shortest_way_from_one_to_the_other_is_told(string before, string after, string told) => Assert.Equal(told, Text(before, after));

    [Fact]
    public void What_a_version_that_ends_early_lacks_at_its_end_says_nothing() =>
        Assert.Equal("=a -b +x", Text("abcdefgh", "ax", isWhole: false).Replace(" -c -d -e -f -g -h", "", StringComparison.Ordinal));

    [Fact]
    public void Whatever_the_versions_both_can_be_made_of_it_again()
    {
        var random = new Random(20260105);
        for (int round = 0; round < 300; round++)
        {
            ImmutableArray<string> before = Lines(), after = Lines();
            ImmutableArray<StateChangeLine> told = StateDifference.Of([.. before, "end"], [.. after, "END"], isWhole: true);
            if (told.All(line => line.Change != StateChange.Gap))
            {
                Assert.Equal([.. before, "end"], told.Where(line => line.Change != StateChange.Added).Select(line => line.Text));
                Assert.Equal([.. after, "END"], told.Where(line => line.Change != StateChange.Removed).Select(line => line.Text));
            }

            ImmutableArray<string> Lines() => [.. Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(4).ToString())];
        }
    }

    [Fact]
    public void Versions_that_have_nothing_in_common_are_told_as_one_block_each_and_quickly()
    {
        ImmutableArray<StateChangeLine> told = StateDifference.Of([.. Enumerable.Range(0, 40_000).Select(i => $"a{i}")], [.. Enumerable.Range(0, 40_000).Select(i => $"b{i}")], isWhole: true);
        Assert.Equal(2000, told.Length);
        Assert.All(told, line => Assert.Equal(StateChange.Removed, line.Change));
    }

    private static string Text(string before, string after, bool isWhole = true) => string.Join(' ', StateDifference
        .Of([.. before.Select(letter => letter.ToString())], [.. after.Select(letter => letter.ToString())], isWhole)
        .Select(line => line.Change switch { StateChange.Same => "=", StateChange.Added => "+", StateChange.Removed => "-", _ => "…" } + line.Text));
}
