using Portal.Exposition.Labels;
using Portal.Testbed;

namespace Portal.Exposition.Families;

/// <summary>The testbed's files as a whole: no labels.</summary>
internal sealed class TestbedScope : LabelScope
{
    public TestbedContents Testbed { get; private set; } = TestbedContents.None;

    public void Begin(TestbedContents testbed) => Testbed = testbed;

    public override void Release() => Testbed = TestbedContents.None;
}
