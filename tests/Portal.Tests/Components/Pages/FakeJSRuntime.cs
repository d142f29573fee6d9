using Microsoft.JSInterop;

namespace Portal.Tests.Components.Pages;

/// <summary>Records what the pages ask of the browser.</summary>
internal sealed class FakeJSRuntime : IJSRuntime
{
    public FakeJSModule Module { get; } = new();

    public List<string> Imports { get; } = [];

    public Exception? Fault { get; set; }

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
    {
        if (Fault is not null)
        {
            throw Fault;
        }

        Assert.Equal("import", identifier);
        Imports.Add((string)args![0]!);
        return ValueTask.FromResult((TValue)(object)Module);
    }

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);
}

/// <summary>The script module, as far as calls go.</summary>
internal sealed class FakeJSModule : IJSObjectReference
{
    public List<(string Function, object? Argument)> Calls { get; } = [];

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
    {
        Calls.Add((identifier, args is { Length: > 0 } ? args[0] : null));
        return ValueTask.FromResult<TValue>(default!);
    }

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
