using Microsoft.AspNetCore.Http;
using Portal.Security.Operators;

namespace Portal.Tests.Security.Operators;

/// <summary>Where the sign-in leads back to: an address that somebody else may have written.</summary>
public sealed class SignInAddressTests
{
    private static readonly Uri Here = new("http://portal.example:3357/sign-in");

    public static TheoryData<string> Hostile => new(
        "//evil", "///evil", "////evil", "//evil/", "//evil.example/hosts", "//user@evil/", "/\\evil", "\\/evil", "\\\\evil", "\\evil", "/\\/evil", "/\\\\evil",
        "https:evil", "https://evil", "http://evil/", "HTTP://evil", "https:/evil", "http:///evil", "javascript:alert(1)", "data:text/html,x", "vbscript:x", "evil", "evil.example/hosts",
        "/%09/evil", "/\t/evil", "\t//evil", "/\n/evil", "/\r/evil", " //evil", "/ /evil", "/%2fevil", "/%2Fevil", "/%5cevil", "/%5Cevil", "/%252fevil", "/%255cevil", "/%0a/evil", "/%0d%0a/evil",
        "/%0d%0aLocation:%20https://evil", "/\u0000/evil", "/\u2215/evil", "/．．/evil", "//[::1]/", "/%20/evil", "?//evil", "#//evil", "./evil", "../evil", "", " ", "/sign-in", "/SIGN-IN?returnUrl=/x", "/sign-out");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_address_leads_home(string address)
    {
        string back = SignInAddress.Back("", address);
        Assert.Equal("/", back);
        Assert.Equal(Here.Authority, new Uri(Here, back).Authority);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/hosts")]
    [InlineData("/guests?q=web%20host%3Ahost-b&state=missing&sort=cpu.desc")]
    [InlineData("/deployments/campus/guests/web?range=1h")]
    [InlineData("/hosts/host%20a")]
    [InlineData("/guests?q=https%3A%2F%2Fexample")]
    [InlineData("/sign-in-or-not")]
    public void An_address_of_ours_is_kept_to_the_letter(string address) => Assert.Equal(address, SignInAddress.Back("", address));

    [Theory]
    [InlineData("/testbed/hosts", "/testbed/hosts")]
    [InlineData("/hosts", "/testbed/")]
    [InlineData("/testbedevil", "/testbed/")]
    [InlineData("/testbed", "/testbed")]
    [InlineData("/testbed/sign-in", "/testbed/")]
    public void Under_a_path_base_only_what_lies_below_it_is_ours(string address, string expected) => Assert.Equal(expected, SignInAddress.Back("/testbed", address));

    [Fact]
    public void The_way_to_the_form_bears_where_one_came_from_and_why() =>
        Assert.Equal("/testbed/sign-in?returnUrl=%2Ftestbed%2Fguests%3Fq%3Dx&after=expired", SignInAddress.Of(new PathString("/testbed"), "/testbed/guests?q=x", SignInAddress.Expired));

    [Fact]
    public void Home_needs_not_be_named() => Assert.Equal("/sign-in", SignInAddress.Of("", "/", null));
}
