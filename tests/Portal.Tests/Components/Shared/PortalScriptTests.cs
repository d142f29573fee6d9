using System.Text.Json;
using Microsoft.JSInterop;
using Portal.Components.Shared;
using Portal.Tests.Components.Pages;

namespace Portal.Tests.Components.Shared;

public sealed class PortalScriptTests
{
    private readonly FakeJSRuntime _runtime = new();

    [Fact]
    public async Task The_module_is_imported_once_from_the_address_of_the_script_tag()
    {
        await using var script = new PortalScript(_runtime);
        await script.ApplyAsync(new ScriptMessage { At = 1 });
        await script.ApplyAsync(new ScriptMessage { At = 2 });
        Assert.Equal(["./" + PortalScript.Address], _runtime.Imports);
        Assert.Equal(["apply", "apply"], _runtime.Module.Calls.Select(call => call.Function));
    }

    [Fact]
    public async Task A_browser_that_has_gone_is_no_fault()
    {
        _runtime.Fault = new JSDisconnectedException("gone");
        await using var script = new PortalScript(_runtime);
        Assert.False(await script.ApplyAsync(new ScriptMessage { At = 1 }));
    }

    [Fact]
    public async Task A_fault_of_the_script_is_one()
    {
        _runtime.Fault = new JSException("no");
        await using var script = new PortalScript(_runtime);
        await Assert.ThrowsAsync<JSException>(async () => await script.ApplyAsync(new ScriptMessage { At = 1 }));
    }

    [Fact]
    public void A_message_without_news_is_a_few_bytes() => Assert.Equal("""{"at":5}""", JsonSerializer.Serialize(new ScriptMessage { At = 5 }));
}
