using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Portal.Configuration;
using Portal.Exposition;
using Portal.Tests.Support;

namespace Portal.Tests.Exposition;

public sealed class ExporterGuardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("10.0.0.0/8", "10.1.2.3", true)]
    [InlineData("10.0.0.0/8", "11.0.0.1", false)]
    [InlineData("192.0.2.7, fd00::/8", "192.0.2.7", true)]
    [InlineData("192.0.2.7, fd00::/8", "192.0.2.8", false)]
    [InlineData("192.0.2.7, fd00::/8", "fd12::1", true)]
    [InlineData("0.0.0.0/0", "::1", false)]
    [InlineData("10.0.0.1/8", "10.9.9.9", true)]
    public void A_network_holds_its_addresses(string networks, string address, bool expected) =>
        Assert.Equal(expected, AllowedNetworks.Parse(networks).Contain(IPAddress.Parse(address)));

    [Theory]
    [InlineData("Bearer one", true)]
    [InlineData("bearer two", true)]
    [InlineData("Bearer three", false)]
    [InlineData("Bearer ", false)]
    [InlineData("Basic one", false)]
    [InlineData("", false)]
    public void Either_of_two_tokens_is_accepted(string header, bool expected) =>
        Assert.Equal(expected, BearerTokens.Read(_folder.Write("tokens", "one\n\ntwo\n")).Accept(header));

    [Fact]
    public void Two_Authorization_headers_are_refused() =>
        Assert.False(BearerTokens.Read(_folder.Write("tokens", "one\n")).Accept(new StringValues(["Bearer one", "Bearer one"])));

    [Fact]
    public void Every_wrong_option_is_named_at_start_with_what_was_expected()
    {
        PortalOptions options = new() { Exporter = new ExporterSection { TokenFile = _folder.At("missing"), AllowedNetworks = "10.0.0.0/33" } };

        ValidateOptionsResult result = new ExporterValidation().Validate(null, options);

        Assert.Collection(
            result.Failures!,
            failure => Assert.Matches("^Portal:Exporter:TokenFile = '.*missing': expected a readable file: ", failure),
            failure => Assert.Matches("^Portal:Exporter:AllowedNetworks = .*found '10.0.0.0/33'$", failure));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb\nc\n")]
    public void A_file_without_one_or_two_tokens_is_refused(string text) =>
        Assert.Throws<FormatException>(() => BearerTokens.Read(_folder.Write("tokens", text)));

    [Fact]
    public void A_folder_or_a_large_file_is_no_token_file()
    {
        Assert.Throws<FormatException>(() => BearerTokens.Read(_folder.Path));
        Assert.Throws<FormatException>(() => BearerTokens.Read(_folder.Write("large", new string('x', 5_000))));
    }

    public void Dispose() => _folder.Dispose();
}
