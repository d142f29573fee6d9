using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Portal.Cluster.Members;

/// <summary>An operator's or the testbed's word for where a host is: <c>10.0.0.2</c>, <c>host-b.lan:3356</c>, <c>[fd00::2]:3356</c>, with <c>http://</c> one that is read in plain HTTP. Nothing else passes.</summary>
/// <param name="Host">A name in lower case, an IPv4 address, or an IPv6 address without its brackets.</param>
/// <param name="Port">Null where none is written.</param>
/// <param name="IsPlain"><c>http://</c> is written before it.</param>
internal sealed record HostAddress(string Host, int? Port, bool IsPlain)
{
    private static readonly SearchValues<char> BeyondAuthority = SearchValues.Create("/?#@\\% ");

    private const string Plain = "http://";
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    /// <param name="text">Never an address with path, query, user or zone: those are told apart by what is wrong with them.</param>
    /// <param name="why">What was expected instead, for the end of a sentence that names the option; holds nothing of the text.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out HostAddress? address, [NotNullWhen(false)] out string? why)
    {
        address = null;
        string rest = (text ?? "").Trim();
        bool isPlain = rest.StartsWith(Plain, StringComparison.OrdinalIgnoreCase);
        rest = isPlain ? rest[Plain.Length..] : rest;
        why = WhyNoAuthority(rest);
        if (why is not null)
        {
            return false;
        }

        (string host, string? port) = Split(rest);
        if (port is not null && !IsPort(port))
        {
            why = "expected a port from 1 to 65535 after the last colon";
            return false;
        }

        if (Normal(host) is not { } normal)
        {
            why = "expected an IPv4 address of four decimal numbers, an IPv6 address or a host name";
            return false;
        }

        address = new HostAddress(normal, port is null ? null : int.Parse(port, NumberStyles.None, CultureInfo.InvariantCulture), isPlain);
        return true;
    }

    /// <summary>Scheme, host and port; the scheme says how it is spoken to.</summary>
    public Uri ToUri(string scheme, int defaultPort) => new UriBuilder(scheme, Host.Contains(':') ? $"[{Host}]" : Host, Port ?? defaultPort).Uri;

    private static string? WhyNoAuthority(string rest)
    {
        if (rest.Length == 0)
        {
            return "expected an address such as 10.0.0.2, host-b.lan:3356 or [fd00::2]";
        }

        if (rest.Contains("://", StringComparison.Ordinal))
        {
            return "expected no scheme, or http:// for a host that is read without authentication";
        }

        return rest.AsSpan().ContainsAny(BeyondAuthority)
            ? "expected host and port alone: no user, path, query, zone or blank"
            : null;
    }

    private static (string Host, string? Port) Split(string rest)
    {
        if (rest[0] == '[')
        {
            int end = rest.IndexOf(']', StringComparison.Ordinal);
            string after = end < 0 ? "?" : rest[(end + 1)..];
            return (end < 0 ? rest : rest[..(end + 1)], after.Length == 0 ? null : after[0] == ':' ? after[1..] : "?");
        }

        // More than one colon without brackets is an IPv6 address, as host.json has it; it bears no port then.
        int colon = rest.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || rest.IndexOf(':', colon + 1) >= 0 ? (rest, null) : (rest[..colon], rest[(colon + 1)..]);
    }

    private static bool IsPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= IPEndPoint.MaxPort;

    // Uri and IPAddress read 2130706433, 0x7f.1 and 127.1 as 127.0.0.1; what looks like a number must be one as people write it.
    private static string? Normal(string host)
    {
        bool isBracketed = host.Length > 2 && host[0] == '[' && host[^1] == ']';
        string bare = isBracketed ? host[1..^1] : host;
        if (bare.Contains(':'))
        {
            return IPAddress.TryParse(bare, out IPAddress? six) && six.AddressFamily == AddressFamily.InterNetworkV6 ? six.ToString() : null;
        }

        if (isBracketed)
        {
            return null;
        }

        string[] labels = bare.ToLowerInvariant().Split('.');
        return IsNumber(labels[^1])
            ? IPAddress.TryParse(bare, out IPAddress? four) && four.ToString() == bare ? bare : null
            : bare.Length <= LongestName && labels.All(IsLabel) ? string.Join('.', labels) : null;
    }

    private static bool IsNumber(string label) => label.Length > 0 && (label.All(char.IsAsciiDigit) || label.StartsWith("0x", StringComparison.Ordinal));

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel && char.IsAsciiLetterOrDigit(label[0]) && char.IsAsciiLetterOrDigit(label[^1])
        && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
