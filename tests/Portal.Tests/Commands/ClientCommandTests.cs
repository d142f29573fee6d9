using Portal.Commands;

namespace Portal.Tests.Commands;

public sealed class ClientCommandTests
{
    [Theory]
    [InlineData("tp1.a.b.c", "tp1.a.b.c")]
    [InlineData("  tp1.a.b.c \r\nsecond line", "tp1.a.b.c")]
    [InlineData("", "")]
    public async Task The_token_is_the_first_line_of_standard_input(string input, string expected) =>
        Assert.Equal(expected, await ClientCommand.ReadTokenAsync(new StringReader(input), TestContext.Current.CancellationToken));

    [Fact]
    public async Task An_endless_input_is_cut() =>
        Assert.Equal(512, (await ClientCommand.ReadTokenAsync(new StringReader(new string('x', 100_000)), TestContext.Current.CancellationToken)).Length);

    [Fact]
    public async Task A_token_as_an_argument_is_refused() =>
        Assert.Equal(PortalCommandLine.ConfigurationExitCode, await PortalCommandLine.Create().Parse(["client", "--token", "tp1.a.b.c"]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
}
