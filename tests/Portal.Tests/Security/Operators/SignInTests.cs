using System.Net;
using Portal.Tests.Support;

namespace Portal.Tests.Security.Operators;

/// <summary>Signing in and out on the whole program, as a browser without script does it.</summary>
public sealed class SignInTests
{
    [Theory]
    [InlineData("hosts", "/sign-in?returnUrl=%2Fhosts")]
    [InlineData("guests?q=web%20host%3Ab&sort=cpu.desc", "/sign-in?returnUrl=%2Fguests%3Fq%3Dweb%2520host%253Ab%26sort%3Dcpu.desc")]
    [InlineData("", "/sign-in")]
    [InlineData("nowhere", "/sign-in?returnUrl=%2Fnowhere")]
    [InlineData("hosts//evil", "/sign-in?returnUrl=%2Fhosts%2F%2Fevil")]
    public async Task A_page_leads_to_the_form_and_the_form_to_the_exact_address(string path, string expected)
    {
        await using OperatorBed bed = await OperatorBed.StartAsync();
        using HttpResponseMessage refused = await bed.GetPageAsync(path);
        Assert.Equal((HttpStatusCode.Redirect, expected), (refused.StatusCode, refused.Headers.Location?.OriginalString));
        Assert.True(refused.Headers.CacheControl?.NoStore);
        using HttpResponseMessage signedIn = await SignInForm.SendAsync(bed.Http, bed.Token, expected["/sign-in".Length..]);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Equal(bed.Address + path, new Uri(bed.Address, signedIn.Headers.Location!).AbsoluteUri);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/%2fevil.example")]
    public async Task A_foreign_address_to_go_back_to_leads_home(string address)
    {
        await using OperatorBed bed = await OperatorBed.StartAsync();
        using HttpResponseMessage signedIn = await SignInForm.SendAsync(bed.Http, bed.Token, "?returnUrl=" + Uri.EscapeDataString(address));
        Assert.Equal(bed.Address, new Uri(bed.Address, signedIn.Headers.Location!));
    }

    [Fact]
    public async Task Under_a_path_base_all_of_it_lies_below()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync(("Portal:PathBase", "/testbed"));
        using HttpResponseMessage refused = await bed.GetPageAsync("hosts");
        Assert.Equal("/testbed/sign-in?returnUrl=%2Ftestbed%2Fhosts", refused.Headers.Location?.OriginalString);
        using HttpResponseMessage signedIn = await SignInForm.SendAsync(bed.Http, bed.Token, "?returnUrl=%2Ftestbed%2Fhosts");
        Assert.Equal(bed.Address + "hosts", new Uri(bed.Address, signedIn.Headers.Location!).AbsoluteUri);
    }

    [Fact]
    public async Task The_session_opens_pages_and_is_a_cookie_that_no_script_reads()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync();
        using HttpResponseMessage signedIn = await SignInForm.SendAsync(bed.Http, bed.Token, "");
        string cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"), each => each.StartsWith("portal=", StringComparison.Ordinal));
        Assert.Equal(["path=/", "samesite=lax", "httponly"], cookie.Split("; ")[1..]);
        using HttpResponseMessage page = await bed.GetPageAsync("hosts", cookie.Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("Sign out", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await bed.GetPageAsync("sign-in/check", cookie.Split(';')[0])).StatusCode);
        using HttpResponseMessage again = await bed.GetPageAsync("sign-in?returnUrl=%2Fguests", cookie.Split(';')[0]);
        Assert.Equal(bed.Address + "guests", new Uri(bed.Address, again.Headers.Location!).AbsoluteUri);
    }

    [Fact]
    public async Task A_wrong_token_is_said_so_and_a_sixth_try_is_not_heard()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync();
        for (int i = 0; i < 5; i++)
        {
            using HttpResponseMessage wrong = await SignInForm.SendAsync(bed.Http, "wrong" + i, "?returnUrl=%2Fhosts");
            string text = await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
            Assert.Contains("This token is not the right one. Portal printed it when it started; it is in the file sign-in-token.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("wrong" + i, text, StringComparison.Ordinal);
            Assert.Equal(2, text.Split("in the file").Length);
        }

        using HttpResponseMessage sixth = await SignInForm.SendAsync(bed.Http, bed.Token, "");
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(60)), (sixth.StatusCode, sixth.Headers.RetryAfter?.Delta));
        Assert.Contains("Too many tries. Wait 60 s.", await sixth.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(sixth.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_form_that_is_not_the_portals_is_refused()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync();
        foreach (string handler in (string[])["sign-in", "other"])
        {
            using FormUrlEncodedContent form = new(new Dictionary<string, string> { ["Token"] = bed.Token, ["_handler"] = handler });
            using HttpResponseMessage answer = await bed.Http.PostAsync("sign-in", form, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }

        using ByteArrayContent large = new(new byte[9 * 1024]);
        large.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        using HttpResponseMessage refused = await bed.Http.PostAsync("sign-in", large, TestContext.Current.CancellationToken);
        Assert.Contains(refused.StatusCode, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge]);
    }

    [Fact]
    public async Task Signing_out_needs_the_form_of_a_page_and_ends_the_session_for_whoever_has_its_cookie()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync();
        string cookie = await bed.SignInAsync();
        using HttpResponseMessage bare = await bed.SendAsync(HttpMethod.Post, "sign-out", ("Cookie", cookie));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bed.GetPageAsync("hosts", cookie)).StatusCode);

        using HttpResponseMessage signedOut = await OperatorForms.SignOutAsync(bed, cookie);
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in?after=signed-out"), (signedOut.StatusCode, signedOut.Headers.Location?.OriginalString));
        Assert.Contains(signedOut.Headers.GetValues("Set-Cookie"), each => each.StartsWith("portal=;", StringComparison.Ordinal));
        using HttpResponseMessage page = await bed.GetPageAsync("hosts", cookie);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bed.GetPageAsync("sign-in/check", cookie)).StatusCode);
        Assert.Contains("You are signed out.", await bed.Http.GetStringAsync("sign-in?after=signed-out", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("expired", "You were signed out after 8 h. Sign in to go on.")]
    [InlineData("too-old", "You were signed out after 7 days. Sign in to go on.")]
    public async Task The_form_says_how_a_session_came_to_its_end(string after, string sentence)
    {
        await using OperatorBed bed = await OperatorBed.StartAsync();
        Assert.Contains(sentence, await bed.Http.GetStringAsync($"sign-in?after={after}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_with_one_bit_turned_opens_nothing()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync();
        string value = (await bed.SignInAsync()).Split('=', 2)[1];
        for (int i = 0; i < value.Length; i++)
        {
            char[] letters = value.ToCharArray();
            letters[i] = letters[i] == 'A' ? 'B' : 'A';
            HttpStatusCode status = (await bed.GetPageAsync("sign-in/check", "portal=" + new string(letters))).StatusCode;

            // The last letter holds bits that belong to no byte.
            Assert.True(status == HttpStatusCode.Unauthorized || i == value.Length - 1, $"letter {i}: {status}");
        }
    }

    [Fact]
    public async Task Who_signed_in_elsewhere_meanwhile_is_led_on_instead_of_being_refused()
    {
        await using OperatorBed bed = await OperatorBed.StartAsync();
        string cookie = await bed.SignInAsync();
        using HttpResponseMessage late = await bed.SendAsync(HttpMethod.Post, "sign-in?returnUrl=%2Fguests", ("Cookie", cookie));
        Assert.Equal((HttpStatusCode.Redirect, "/guests"), (late.StatusCode, late.Headers.Location?.OriginalString));
    }
}
