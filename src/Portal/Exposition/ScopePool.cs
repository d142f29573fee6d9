using Portal.Exposition.Labels;

namespace Portal.Exposition;

/// <summary>Scopes of one kind that are used again by the next answer, so that an answer allocates nothing per guest.</summary>
internal sealed class ScopePool<TScope>
    where TScope : LabelScope, new()
{
    private TScope[] _scopes = [];
    private readonly HashSet<LabelEntry> _registered = new(new LabelEntry.BlockComparer());
    private int _count;

    public Memory<TScope> Used => _scopes.AsMemory(0, _count);

    /// <summary>Registers labels; false if they are refused or taken in this answer. Then <see cref="Next"/> gives the scope for them.</summary>
    public bool TryRegister(LabelEntry labels) => _registered.Add(labels);

    public TScope Next()
    {
        if (_count == _scopes.Length)
        {
            Array.Resize(ref _scopes, Math.Max(4, _count * 2));
        }

        return _scopes[_count++] ??= new TScope();
    }

    public void Release()
    {
        foreach (TScope scope in Used.Span)
        {
            scope.Release();
        }

        _count = 0;
        _registered.Clear();
    }
}
