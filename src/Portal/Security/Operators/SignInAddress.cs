namespace Portal.Security.Operators;

/// <summary>Addresses that lead to the sign-in page and back. Where one leads back to is outside text: only a path on this very origin is followed.</summary>
public static class SignInAddress
{
    /// <summary>Why somebody comes: words of the page's <c>after</c> parameter.</summary>
    public const string Expired = "expired";
    public const string TooOld = "too-old";
    public const string SignedOut = "signed-out";

    private const int Longest = 2048;

    public static string Of(PathString pathBase, string? returnUrl, string? after)
    {
        var query = QueryString.Empty;
        query = returnUrl is null || Back(pathBase, returnUrl) == Home(pathBase) ? query : query.Add("returnUrl", returnUrl);
        query = after is null ? query : query.Add("after", after);
        return pathBase.Add(Routes.SignInPage) + query.ToUriComponent();
    }

    public static string Home(PathString pathBase) => pathBase.ToUriComponent() + "/";

    /// <summary>The wanted address if it is one of ours, else the overview.</summary>
    public static string Back(PathString pathBase, string? returnUrl) => IsLocal(returnUrl) && IsPage(pathBase, returnUrl!) ? returnUrl! : Home(pathBase);

    // Browsers drop tabs and line feeds, take a backslash for a slash, and read two slashes as the beginning of a host. What would
    // be such a thing after one more decoding is refused too: a proxy may decode.
    private static bool IsLocal(string? address) =>
        address is { Length: > 0 and <= Longest }
        && address.All(letter => letter is > ' ' and <= '~' and not '\\')
        && IsRooted(address) && IsRooted(Uri.UnescapeDataString(address)) && IsRooted(Uri.UnescapeDataString(Uri.UnescapeDataString(address)));

    private static bool IsRooted(string address) =>
        address[0] == '/' && (address.Length == 1 || (address[1] is not ('/' or '\\') && !char.IsControl(address[1]) && !char.IsWhiteSpace(address[1])));

    // Back to the form itself or to signing out would be a circle.
    private static bool IsPage(PathString pathBase, string address)
    {
        string path = address.Split('?', '#')[0];
        return new PathString(path).StartsWithSegments(pathBase, out PathString rest)
            && !rest.StartsWithSegments(Routes.SignInPage, StringComparison.OrdinalIgnoreCase)
            && !rest.StartsWithSegments(Routes.SignOut, StringComparison.OrdinalIgnoreCase);
    }
}
