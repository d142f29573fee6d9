using System.Collections.Immutable;

namespace Portal.Collectors.Libvirt;

/// <summary>Parts of a record by ordinal, made when first mentioned: values come in any order and any may be missing.</summary>
internal sealed class OrdinalList<T>
    where T : class, new()
{
    private readonly List<T?> _parts = [];

    public T this[int ordinal]
    {
        get
        {
            while (_parts.Count <= ordinal)
            {
                _parts.Add(null);
            }

            return _parts[ordinal] ??= new T();
        }
    }

    /// <summary>The finished ones in order; those for which <paramref name="finish"/> answers null are left out.</summary>
    public ImmutableArray<TResult> Finish<TResult>(Func<T, TResult?> finish)
        where TResult : class =>
        [.. _parts.OfType<T>().Select(finish).OfType<TResult>()];

    public void Clear() => _parts.Clear();
}
