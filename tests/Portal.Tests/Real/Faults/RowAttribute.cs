using System.Collections.Concurrent;
using System.Reflection;
using Xunit.v3;

namespace Portal.Tests.Real.Faults;

/// <summary>The row of the fault matrix that a test is of. Such a test fails if it did not hold the program to the rules that count for every row, from <see cref="FaultRules.BeginAsync"/> to <see cref="FaultRules.EndAsync"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RowAttribute(string id) : BeforeAfterTestAttribute, ITraitAttribute
{
    public const string TraitName = "row";

    // Rules that were begun and not yet ended; absent where none were begun.
    private static readonly ConcurrentDictionary<string, int> Open = new();

    public string Id => id;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(TraitName, id)];

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        Assert.True(Open.TryRemove(test.UniqueID, out int open), $"{test.TestDisplayName} is of row {id} and did not begin the rules of every row.");
        Assert.True(open == 0, $"{test.TestDisplayName} is of row {id} and did not end the rules of every row.");
    }

    internal static void Began() => Open.AddOrUpdate(TestId, 1, (_, open) => open + 1);

    internal static void Ended() => Open.AddOrUpdate(TestId, -1, (_, open) => open - 1);

    private static string TestId => TestContext.Current.Test?.UniqueID ?? throw new InvalidOperationException("The rules are held inside of a test.");
}
