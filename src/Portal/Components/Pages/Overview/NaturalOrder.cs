namespace Portal.Components.Pages.Overview;

/// <summary>Order of names as people count: web-2 before web-10. Numbers of any length; ties are broken ordinally, so that the order is total.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x;
        ReadOnlySpan<char> right = y;
        while (!left.IsEmpty && !right.IsEmpty)
        {
            int leftDigits = Digits(left);
            int rightDigits = Digits(right);
            int order = leftDigits > 0 && rightDigits > 0
                ? CompareNumbers(left[..leftDigits], right[..rightDigits])
                : char.ToUpperInvariant(left[0]).CompareTo(char.ToUpperInvariant(right[0]));
            if (order != 0)
            {
                return order;
            }

            left = left[Math.Max(1, leftDigits)..];
            right = right[Math.Max(1, rightDigits)..];
        }

        int rest = left.Length.CompareTo(right.Length);
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
    }
}
