using FsCheck;
using FsCheck.Fluent;
using Portal.Collectors;

namespace Portal.Tests;

public sealed class OptionalInt64Tests
{
    [Fact]
    public void Nothing_is_the_default_and_not_zero()
    {
        Assert.Null(default(OptionalInt64).Value);
        Assert.Equal(0, ((OptionalInt64)0L).Value);
        Assert.Null(new GuestMemory().OomKills);
        Assert.Equal(new GuestMemory(), new GuestMemory { OomKills = 1 } with { OomKills = null });
    }

    [Fact]
    public void Any_number_but_the_smallest_comes_back() =>
        Prop.ForAll(ArbMap.Default.ArbFor<long>().Filter(number => number != long.MinValue), number => ((OptionalInt64)number).Value == number).QuickCheckThrowOnFailure();
}
